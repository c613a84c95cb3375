; What the uninstaller does: all of it or nothing, and of data only those of the person whose copy it is.

; Of the registry and the links nothing is touched but what speaks of the copy in this folder.
Function un.onInit
  !insertmacro ChooseLanguage
  SetRegView 64
  SetShellVarContext current
  StrCpy $Noted 0
  StrCpy $AllUsers 0
  !insertmacro OneName $INSTDIR
  !insertmacro NotedFolder HKLM $There
  ${If} $There == $INSTDIR
    StrCpy $AllUsers 1
    StrCpy $Noted 1
  ${Else}
    !insertmacro NotedFolder HKCU $There
    ${If} $There == $INSTDIR
      StrCpy $Noted 1
    ${EndIf}
  ${EndIf}
  Call un.OfferData
  ${If} $AllUsers = 1
    !insertmacro NeedAdministrator "$INSTDIR\${UNINSTALLER}" ; not its copy in a folder that anybody may write to
    SetShellVarContext all
  ${EndIf}
  !insertmacro RefuseWhileRunning
FunctionEnd

; Data are deleted with one's own copy alone: the rights for everybody's may be those of another account, whose data
; nobody has spoken of.
Function un.OfferData
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/PurgeData" $0
  StrCpy $1 1
  ${If} ${Errors}
    StrCpy $1 0
  ${EndIf}
  ${If} $AllUsers = 0
  ${AndIf} $Noted = 1
    ${If} $1 = 1
      Call un.SelectData
    ${EndIf}
    Return
  ${EndIf}
  ${If} $1 = 1
    !insertmacro Refuse ${DATA_KEPT} DataKept
  ${EndIf}
  Call un.HideData
FunctionEnd

; Every part goes, or, where one is in use, none: then the entry stays too, to try again with. The uninstaller goes
; last, for without it nobody could.
Section "un.${NAME}" UnPrograms
  SectionIn RO
  !insertmacro RefuseWhileRunning ; it may have been started while the pages were read
  Call un.RefuseOpenLibrary
  !insertmacro TidyUpOrRefuse NotRemoved "un."
  !insertmacro MoveAway "un."
  ${If} $Moved = 0
    Call un.Stay
    !insertmacro Refuse ${NOT_WRITTEN} NotRemoved
  ${EndIf}
  Call un.DeleteData ; when all else can go and has not yet: where this fails, the program is there to see why
  ${If} $0 = 0
    Call un.Stay
    !insertmacro Refuse ${NOT_WRITTEN} DataNotRemoved
  ${EndIf}
  Call un.LetGo
  ${If} $Moved = 1
    Call un.DeleteUninstaller
  ${EndIf}
  ${If} $Moved = 0
    !insertmacro Refuse ${NOT_WRITTEN} NotRemoved
  ${EndIf}
  RMDir "$INSTDIR" ; stays where somebody has put a file of their own into it
  ${If} $Noted = 1
    Call un.Unregister
  ${EndIf}
SectionEnd

; The program is in its place again, or the sentence says that it could not be put back.
Function un.Stay
  Call un.PutBack
  ${If} $Moved = 0
    !insertmacro Refuse ${IN_PARTS} InParts
  ${EndIf}
  Call un.LetGo
  RMDir "$INSTDIR\${NEW}"
FunctionEnd

; $Moved is 0 where it cannot go. Whatever started it may hold it for a moment still.
Function un.DeleteUninstaller
  ${If} $EXEPATH == "$INSTDIR\${UNINSTALLER}" ; at work where it stands it cannot go
    Return
  ${EndIf}
  StrCpy $R7 0
  ${Do}
    Delete "$INSTDIR\${UNINSTALLER}"
    ${IfNot} ${FileExists} "$INSTDIR\${UNINSTALLER}"
      Return
    ${EndIf}
    Sleep 500
    IntOp $R7 $R7 + 1
  ${LoopUntil} $R7 = 20
  StrCpy $Moved 0
FunctionEnd

Function un.Unregister
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  DeleteRegKey SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\${PROGRAM}"
  DeleteRegKey SHCTX "Software\Classes\${PROGID}"
  DeleteRegValue SHCTX "Software\Classes\${ENDING}\OpenWithProgids" "${PROGID}"
  ReadRegStr $0 SHCTX "Software\Classes\${ENDING}" ""
  ${If} $0 == "${PROGID}"
    DeleteRegValue SHCTX "Software\Classes\${ENDING}" ""
  ${EndIf}
  DeleteRegKey /ifempty SHCTX "Software\Classes\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty SHCTX "Software\Classes\${ENDING}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd

; Never without being told: libraries, their backups, settings and logs of this person. The section before does it.
Section /o "un.$(DataName)" UnData
SectionEnd

Function un.SelectData
  SectionSetFlags ${UnData} ${SF_SELECTED}
FunctionEnd

Function un.HideData
  SectionSetText ${UnData} ""
FunctionEnd

; 1 in $0 while a program, perhaps a portable one, has a library there open: its lock cannot be deleted then. One that
; is not held means nothing.
!macro LookForOpenLibrary
  ClearErrors
  Delete "$LOCALAPPDATA\${NAME}\*-lock"
  StrCpy $0 0
  ${If} ${Errors}
    StrCpy $0 1
  ${EndIf}
!macroend

Function un.RefuseOpenLibrary
  ${IfNot} ${SectionIsSelected} ${UnData}
    Return
  ${EndIf}
  !insertmacro LookForOpenLibrary
  ${If} $0 = 1
    !insertmacro Refuse ${RUNNING} LibraryOpen
  ${EndIf}
FunctionEnd

; 0 in $0 where something is left that was to be deleted.
Function un.DeleteData
  StrCpy $0 1
  ${IfNot} ${SectionIsSelected} ${UnData}
    Return
  ${EndIf}
  Push "$LOCALAPPDATA\${NAME}"
  Call un.DeleteTree
  ${If} ${FileExists} "$LOCALAPPDATA\${NAME}"
    StrCpy $0 0
  ${EndIf}
FunctionEnd

; A tick is soon made: the folder is named, and "no" is what the Return key says.
Function un.AskAgain
  ${IfNot} ${SectionIsSelected} ${UnData}
    Return
  ${EndIf}
  !insertmacro LookForOpenLibrary
  ${If} $0 = 1
    MessageBox MB_OK|MB_ICONSTOP "$(LibraryOpen)"
    Abort
  ${EndIf}
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(AskAgain)" IDYES delete
  Abort
  delete:
FunctionEnd
