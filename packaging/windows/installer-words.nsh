; The words of the setup in both languages; those of its pages come with NSIS.

!macro Words NAME ENGLISH FRENCH
  !define ${NAME}_ENGLISH "${ENGLISH}"
  !define ${NAME}_FRENCH "${FRENCH}"
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_FRENCH} "${FRENCH}"
!macroend

!insertmacro Words TooOld "${NAME} needs Windows 10, version 1809, or later." "${NAME} nécessite Windows 10, version 1809, ou une version plus récente."
!insertmacro Words IsRunning "${NAME} is running: close it, then start again." "${NAME} est en cours d’exécution : fermez le programme, puis recommencez."
!insertmacro Words NewerInstalled "A newer version of ${NAME} is installed already: nothing was changed." "Une version plus récente de ${NAME} est déjà installée : rien n’a été modifié."
!insertmacro Words NeedsRights "Only an administrator can do this for every user: ask one, or install ${NAME} for yourself alone." "Seul un administrateur peut le faire pour tous les utilisateurs : adressez-vous à lui, ou installez ${NAME} pour vous seul."
!insertmacro Words NotWritten "Not everything could be written to $INSTDIR: see whether the disk is full, then start again." "Tout n’a pas pu être écrit dans $INSTDIR : vérifiez l’espace libre du disque, puis recommencez."
!insertmacro Words OwnCopy "${NAME} is installed for you alone. To have it for every user, remove that copy first (Settings, Apps): your libraries stay." "${NAME} est installé pour vous seul. Pour l’avoir pour tous les utilisateurs, désinstallez d’abord cette copie (Paramètres, Applications) : vos bibliothèques restent."
!insertmacro Words CopyForAll "${NAME} is installed for every user of this computer: nothing was changed. To upgrade it, ask an administrator; to have it for yourself alone, that copy has to be removed first." "${NAME} est installé pour tous les utilisateurs de cet ordinateur : rien n’a été modifié. Pour le mettre à niveau, adressez-vous à un administrateur; pour l’avoir pour vous seul, il faut d’abord désinstaller cette copie."
!insertmacro Words LibraryKind "Briefing Desk library" "Bibliothèque Briefing Desk"
!insertmacro Words DesktopLinkName "Link on the desktop" "Raccourci sur le bureau"
!insertmacro Words DataName "My data" "Mes données"
!insertmacro Words AboutPrograms "The program itself." "Le programme lui-même."
!insertmacro Words AboutDesktopLink "An icon on the desktop that opens ${NAME}." "Une icône sur le bureau qui ouvre ${NAME}."
!insertmacro Words AboutData "Also deletes your libraries in the usual place, with their backups, and your settings. This cannot be undone." "Supprime aussi vos bibliothèques à l’emplacement habituel, avec leurs sauvegardes, et vos paramètres. Cette action est irréversible."
