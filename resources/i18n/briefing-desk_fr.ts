<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_CA" sourcelanguage="en_CA">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Briefing Desk</source>
        <translation>À propos de Briefing Desk</translation>
    </message>
    <message>
        <source>The licences in full</source>
        <translation>Les licences en entier</translation>
    </message>
</context>
<context>
    <name>ArrivalDialog</name>
    <message>
        <source>Package “{file}”</source>
        <translation>Paquet «&#xa0;{file}&#xa0;»</translation>
    </message>
    <message>
        <source>What the package brings</source>
        <translation>Ce que le paquet apporte</translation>
    </message>
    <message>
        <source>&amp;Conflicts only</source>
        <translation>&amp;Conflits seulement</translation>
    </message>
    <message>
        <source>There is nothing new in this package.</source>
        <translation>Il n’y a rien de nouveau dans ce paquet.</translation>
    </message>
    <message>
        <source>Take theirs in a&amp;ll conflicts</source>
        <translation>Prendre le sien dans &amp;tous les conflits</translation>
    </message>
    <message>
        <source>In those that are undecided; Undo takes it back</source>
        <translation>Dans ceux qui ne sont pas décidés; Annuler la décision les rétablit</translation>
    </message>
    <message>
        <source>&amp;Bring the package in</source>
        <translation>&amp;Enregistrer le paquet</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) in the package</source>
        <translation>
            <numerusform>%n élément dans le paquet</numerusform>
            <numerusform>%n éléments dans le paquet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) and facts new or changed</source>
        <translation>
            <numerusform>%n passage ou fait nouveau ou modifié</numerusform>
            <numerusform>%n passages et faits nouveaux ou modifiés</numerusform>
        </translation>
    </message>
    <message>
        <source>no conflicts</source>
        <translation>aucun conflit</translation>
    </message>
    <message>
        <source>every conflict decided</source>
        <translation>chaque conflit est décidé</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) undecided: yours stay</source>
        <translation>
            <numerusform>%n conflit non décidé&#xa0;: le vôtre reste</numerusform>
            <numerusform>%n conflits non décidés&#xa0;: les vôtres restent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s) approved in the other library are recommended here.</source>
        <translation>
            <numerusform>%n prélèvement approuvé dans l’autre bibliothèque est recommandé ici.</numerusform>
            <numerusform>%n prélèvements approuvés dans l’autre bibliothèque sont recommandés ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Ici</translation>
    </message>
    <message>
        <source>In the package</source>
        <translation>Dans le paquet</translation>
    </message>
    <message>
        <source>This note</source>
        <translation>Cette note</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Non décidé</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>identique</translation>
    </message>
    <message>
        <source>It says the same here.</source>
        <translation>Le texte est le même ici.</translation>
    </message>
    <message>
        <source>withheld or marked there</source>
        <translation>prélevé ou coté là-bas</translation>
    </message>
    <message>
        <source>The same words; they are withheld or marked as there too.</source>
        <translation>Les mêmes mots; ils sont prélevés ou cotés ici comme là-bas.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>It is new here.</source>
        <translation>C’est nouveau ici.</translation>
    </message>
    <message>
        <source>changed there</source>
        <translation>modifié là-bas</translation>
    </message>
    <message>
        <source>Only your colleague changed it: it is taken unless you keep yours.</source>
        <translation>Seul votre collègue l’a modifié&#xa0;: sa version est prise, sauf si vous gardez la vôtre.</translation>
    </message>
    <message>
        <source>changed here</source>
        <translation>modifié ici</translation>
    </message>
    <message>
        <source>Only you changed it: it stays unless you take the other.</source>
        <translation>Vous seul l’avez modifié&#xa0;: il reste, sauf si vous prenez l’autre.</translation>
    </message>
    <message>
        <source>removed there</source>
        <translation>retiré là-bas</translation>
    </message>
    <message>
        <source>Your colleague removed it: it stays unless you take that over.</source>
        <translation>Votre collègue l’a retiré&#xa0;: il reste, sauf si vous le retirez aussi.</translation>
    </message>
    <message>
        <source>removed here</source>
        <translation>retiré ici</translation>
    </message>
    <message>
        <source>You removed it: it stays away unless you take it again.</source>
        <translation>Vous l’avez retiré&#xa0;: il reste absent, sauf si vous le reprenez.</translation>
    </message>
    <message>
        <source>changed in both</source>
        <translation>modifié des deux côtés</translation>
    </message>
    <message>
        <source>Both changed it: yours stays unless you choose. What is withheld stays so.</source>
        <translation>Les deux l’ont modifié&#xa0;: le vôtre reste, sauf si vous choisissez. Ce qui est prélevé le reste.</translation>
    </message>
    <message>
        <source>removed here, changed there</source>
        <translation>retiré ici, modifié là-bas</translation>
    </message>
    <message>
        <source>You removed it, your colleague changed it since: it stays away unless you take it.</source>
        <translation>Vous l’avez retiré, votre collègue l’a modifié depuis&#xa0;: il reste absent, sauf si vous le prenez.</translation>
    </message>
    <message>
        <source>&amp;Keep mine</source>
        <translation>&amp;Garder le mien</translation>
    </message>
    <message>
        <source>&amp;Take theirs</source>
        <translation>&amp;Prendre le sien</translation>
    </message>
    <message>
        <source>Take b&amp;oth</source>
        <translation>Prendre les &amp;deux</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Laissé de côté</translation>
    </message>
    <message>
        <source>Mine stays</source>
        <translation>Le mien reste</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Les deux</translation>
    </message>
    <message>
        <source>Comes in</source>
        <translation>Ajouté</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Le sien</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Founded</source>
        <translation>Fondation</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>Contribution</translation>
    </message>
    <message>
        <source>Engagement</source>
        <translation>Rencontre</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Prochaine étape</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Membership</source>
        <translation>Adhésion</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>Présidence</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>Saved {hour}:{minute}</source>
        <translation>Enregistré à {hour} h {minute}</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups of “{library}”</source>
        <translation>Copies de sauvegarde de «&#xa0;{library}&#xa0;»</translation>
    </message>
    <message>
        <source>Backups, the newest first</source>
        <translation>Copies de sauvegarde, la plus récente d’abord</translation>
    </message>
    <message>
        <source>What the backup holds</source>
        <translation>Ce que contient la copie</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Rétablir…</translation>
    </message>
    <message>
        <source>Another &amp;file…</source>
        <translation>Un autre &amp;fichier…</translation>
    </message>
    <message>
        <source>Choose one to see what it holds. Restoring keeps the present file beside the backup that takes its place.</source>
        <translation>Choisissez-en une pour voir ce qu’elle contient. Au rétablissement, le fichier actuel est conservé à côté de la copie qui prend sa place.</translation>
    </message>
    <message>
        <source>There are no backups in {folder} yet. They are made when a library that changed is closed, while you work, and before imports. One that is kept elsewhere can be chosen as a file.</source>
        <translation>Il n’y a pas encore de copies de sauvegarde dans {folder}. Elles sont faites quand une bibliothèque modifiée est fermée, pendant que vous travaillez et avant les importations. Une copie gardée ailleurs peut être choisie comme fichier.</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>demandée</translation>
    </message>
    <message>
        <source>when the library was closed</source>
        <translation>à la fermeture de la bibliothèque</translation>
    </message>
    <message>
        <source>while you worked</source>
        <translation>pendant votre travail</translation>
    </message>
    <message>
        <source>before an upgrade</source>
        <translation>avant une mise à niveau</translation>
    </message>
    <message>
        <source>before an import</source>
        <translation>avant une importation</translation>
    </message>
    <message>
        <source>before an import was undone</source>
        <translation>avant l’annulation d’une importation</translation>
    </message>
    <message>
        <source>before a Word copy was read back</source>
        <translation>avant la relecture d’une copie Word</translation>
    </message>
    <message>
        <source>before much was changed at once</source>
        <translation>avant un changement de bien des choses</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>endommagée</translation>
    </message>
    <message>
        <source>profiles: {profiles}, notes: {notes}</source>
        <translation>profils&#xa0;: {profiles}, notes&#xa0;: {notes}</translation>
    </message>
    <message>
        <source>What was done last:</source>
        <translation>Ce qui a été fait en dernier&#xa0;:</translation>
    </message>
    <message>
        <source>note {number}</source>
        <translation>note {number}</translation>
    </message>
    <message>
        <source>{name} and {count} more</source>
        <translation>{name} et {count} autres</translation>
    </message>
    <message>
        <source>made</source>
        <translation>créé</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>tapé</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importé</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>words severed</source>
        <translation>mots prélevés</translation>
    </message>
    <message>
        <source>severance recommended</source>
        <translation>prélèvement recommandé</translation>
    </message>
    <message>
        <source>severance approved</source>
        <translation>prélèvement approuvé</translation>
    </message>
    <message>
        <source>severance withdrawn</source>
        <translation>prélèvement retiré</translation>
    </message>
    <message>
        <source>day to look again changed</source>
        <translation>jour du réexamen modifié</translation>
    </message>
    <message>
        <source>marking changed</source>
        <translation>marquage modifié</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>exporté</translation>
    </message>
    <message>
        <source>export refused</source>
        <translation>exportation refusée</translation>
    </message>
    <message>
        <source>packed for a colleague</source>
        <translation>mis en paquet pour un collègue</translation>
    </message>
    <message>
        <source>brought in from a package</source>
        <translation>reçu dans un paquet</translation>
    </message>
    <message>
        <source>read back from Word</source>
        <translation>relu depuis Word</translation>
    </message>
    <message>
        <source>setting changed</source>
        <translation>paramètre modifié</translation>
    </message>
    <message>
        <source>put in the trash</source>
        <translation>mis à la corbeille</translation>
    </message>
    <message>
        <source>taken out of the trash</source>
        <translation>retiré de la corbeille</translation>
    </message>
</context>
<context>
    <name>CeilingCommands</name>
    <message>
        <source>The ceiling of the library is now {ceiling}; before it was {former}.</source>
        <translation>Le plafond de la bibliothèque est maintenant {ceiling}; avant, c’était {former}.</translation>
    </message>
    <message>
        <source>The ceiling of the library is {ceiling} again.</source>
        <translation>Le plafond de la bibliothèque est de nouveau {ceiling}.</translation>
    </message>
    <message>
        <source>Looking for what is marked above the new ceiling…</source>
        <translation>Recherche de ce qui dépasse le nouveau plafond…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
</context>
<context>
    <name>CeilingDialog</name>
    <message>
        <source>Ceiling of the library</source>
        <translation>Plafond de la bibliothèque</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Changer</translation>
    </message>
    <message>
        <source>Ceiling</source>
        <translation>Plafond</translation>
    </message>
    <message>
        <source>Reason for the change</source>
        <translation>Motif du changement</translation>
    </message>
    <message>
        <source>C&amp;eiling</source>
        <translation>P&amp;lafond</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motif</translation>
    </message>
    <message>
        <source>This is the ceiling now: choose another one.</source>
        <translation>C’est le plafond actuel&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>State by whom this device is accredited for that level.</source>
        <translation>Déclarez par qui cet appareil est accrédité pour ce niveau.</translation>
    </message>
    <message>
        <source>Nothing marked above it can be saved. Disclosure could cause: {injury}.</source>
        <translation>Rien de plus élevé ne peut y être enregistré. La divulgation pourrait causer&#xa0;: {injury}.</translation>
    </message>
    <message>
        <source>The library may then hold such words: the device, its backups and whoever can read the file must be accredited for them. Your account’s name, the time and the reason are kept.</source>
        <translation>La bibliothèque pourra alors contenir de tels mots&#xa0;: l’appareil, ses copies de sauvegarde et quiconque peut lire le fichier doivent y être accrédités. Le nom de votre compte, l’heure et le motif sont conservés.</translation>
    </message>
    <message>
        <source>It is refused while anything in the library is marked above it.</source>
        <translation>Il est refusé tant que quelque chose dans la bibliothèque est marqué au-dessus.</translation>
    </message>
</context>
<context>
    <name>ChairStrip</name>
    <message>
        <source>On</source>
        <translation>Le</translation>
    </message>
    <message>
        <source>Who chairs on this day</source>
        <translation>Qui préside ce jour-là</translation>
    </message>
    <message>
        <source>Who chairs and hosts on that day</source>
        <translation>Qui préside et qui accueille ce jour-là</translation>
    </message>
    <message>
        <source>{names} chairs.</source>
        <translation>Présidence&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{names} hosts.</source>
        <translation>Hôte&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Perhaps also {others}.</source>
        <translation>Peut-être aussi&#xa0;: {others}.</translation>
    </message>
    <message>
        <source>Perhaps {names} chairs: the dates known leave it open.</source>
        <translation>Présidence possible&#xa0;: {names}; les dates connues ne permettent pas de trancher.</translation>
    </message>
    <message>
        <source>Perhaps {names} hosts: the dates known leave it open.</source>
        <translation>Hôte possible&#xa0;: {names}; les dates connues ne permettent pas de trancher.</translation>
    </message>
    <message>
        <source>Nobody is known to chair on that day.</source>
        <translation>On ne sait pas qui préside ce jour-là.</translation>
    </message>
</context>
<context>
    <name>ChangeRow</name>
    <message>
        <source>Take over</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Garder le mien</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Laisser de côté</translation>
    </message>
    <message>
        <source>As taken over</source>
        <translation>Tel que repris</translation>
    </message>
    <message>
        <source>Profile now</source>
        <translation>Profil maintenant</translation>
    </message>
    <message>
        <source>This note</source>
        <translation>Cette note</translation>
    </message>
    <message>
        <source>It was not there yet.</source>
        <translation>Il n’y était pas encore.</translation>
    </message>
    <message>
        <source>This passage is gone from the profile.</source>
        <translation>Ce passage n’est plus dans le profil.</translation>
    </message>
    <message>
        <source>Words of several passages were joined here, and one of them changed in its profile. Change yours by hand: taking over changes no word, it notes that you looked.</source>
        <translation>Les mots de plusieurs passages ont été réunis ici, et l’un de ces passages a changé dans son profil. Modifiez le vôtre à la main&#xa0;: la reprise ne change aucun mot, elle note que vous avez regardé.</translation>
    </message>
    <message>
        <source>Words of several passages were joined here, and one of them is gone from its profile. All words stay: taking over notes that they are no longer of it.</source>
        <translation>Les mots de plusieurs passages ont été réunis ici, et l’un de ces passages a disparu de son profil. Tous les mots restent&#xa0;: la reprise note qu’ils n’en viennent plus.</translation>
    </message>
    <message>
        <source>It is new in the profile: taking over puts it in here, at its place.</source>
        <translation>Nouveau dans le profil&#xa0;: la reprise l’insère ici, à sa place.</translation>
    </message>
    <message>
        <source>Nothing is kept of how it was.</source>
        <translation>Rien n’est conservé de ce qu’il était.</translation>
    </message>
    <message>
        <source>It is not in this note.</source>
        <translation>Il n’est pas dans cette note.</translation>
    </message>
    <message>
        <source>It stays out of this note</source>
        <translation>Il reste hors de cette note</translation>
    </message>
    <message>
        <source>The words stay as they are in this note</source>
        <translation>Les mots restent tels quels dans cette note</translation>
    </message>
    <message>
        <source>Nobody changed it here: taking over brings the words of the profile.</source>
        <translation>Personne ne l’a modifié ici&#xa0;: le reprendre apporte les mots du profil.</translation>
    </message>
    <message>
        <source>Changed here and there in different places: taking over keeps both.</source>
        <translation>Modifié ici et là à des endroits différents&#xa0;: le reprendre garde les deux.</translation>
    </message>
    <message>
        <source>The same words were changed here and there: taking over replaces yours.</source>
        <translation>Les mêmes mots ont été modifiés ici et là&#xa0;: le reprendre remplace les vôtres.</translation>
    </message>
    <message>
        <source>It is gone from the profile: taking over deletes it here.</source>
        <translation>Il n’est plus dans le profil&#xa0;: le reprendre le supprime ici.</translation>
    </message>
</context>
<context>
    <name>ChangesPanel</name>
    <message>
        <source>Take &amp;all over</source>
        <translation>&amp;Tout reprendre</translation>
    </message>
    <message>
        <source>&amp;Keep all of mine</source>
        <translation>&amp;Garder tous les miens</translation>
    </message>
    <message>
        <source>Back to the &amp;text</source>
        <translation>Retour au te&amp;xte</translation>
    </message>
    <message numerus="yes">
        <source>The source of %n passage(s) changed</source>
        <translation>
            <numerusform>La source de %n passage a changé</numerusform>
            <numerusform>La source de %n passages a changé</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>{name}: {chosen}</source>
        <translation>{name}&#xa0;: {chosen}</translation>
    </message>
    <message>
        <source>{name}: any</source>
        <translation>{name}&#xa0;: sans distinction</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>What differs</source>
        <translation>Différences</translation>
    </message>
    <message numerus="yes">
        <source>… %n paragraph(s) unchanged …</source>
        <translation>
            <numerusform>… %n paragraphe inchangé …</numerusform>
            <numerusform>… %n paragraphes inchangés …</numerusform>
        </translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajouté</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Retiré</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Déplacé</translation>
    </message>
    <message>
        <source>Moved and changed: {how}</source>
        <translation>Déplacé et modifié&#xa0;: {how}</translation>
    </message>
    <message>
        <source>Changed: {how}</source>
        <translation>Modifié&#xa0;: {how}</translation>
    </message>
    <message>
        <source>words</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>form</source>
        <translation>mise en forme</translation>
    </message>
    <message>
        <source>what is withheld</source>
        <translation>prélèvements</translation>
    </message>
    <message>
        <source>received redactions</source>
        <translation>caviardages reçus</translation>
    </message>
    <message>
        <source>marking</source>
        <translation>marquage</translation>
    </message>
    <message>
        <source>marking {before} → {after}</source>
        <translation>marquage {before} → {after}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>[Table]</source>
        <translation>[Tableau]</translation>
    </message>
    <message>
        <source>[Picture: {words}]</source>
        <translation>[Image&#xa0;: {words}]</translation>
    </message>
    <message>
        <source>removed:</source>
        <translation>retiré&#xa0;:</translation>
    </message>
    <message>
        <source>added:</source>
        <translation>ajouté&#xa0;:</translation>
    </message>
    <message>
        <source>withheld now:</source>
        <translation>prélevé maintenant&#xa0;:</translation>
    </message>
    <message>
        <source>withheld no longer:</source>
        <translation>n’est plus prélevé&#xa0;:</translation>
    </message>
</context>
<context>
    <name>CreatePage</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>&amp;Create the library</source>
        <translation>&amp;Créer la bibliothèque</translation>
    </message>
    <message>
        <source>A library is one file: profiles, notes, markings and decisions, all in it.</source>
        <translation>Une bibliothèque est un seul fichier&#xa0;: profils, notes, marques et décisions, tout y est.</translation>
    </message>
    <message>
        <source>The ceiling is the highest marking it may hold. PROTECTED A suits most work; above it, a statement that this device is accredited is kept in the library.</source>
        <translation>Le plafond est la catégorie la plus élevée qu’elle peut contenir. PROTÉGÉ A convient à la plupart des travaux; au-dessus, une déclaration que cet appareil est accrédité y est conservée.</translation>
    </message>
    <message>
        <source>A new library</source>
        <translation>Une nouvelle bibliothèque</translation>
    </message>
</context>
<context>
    <name>DateWords</name>
    <message>
        <source>a day: {days}</source>
        <translation>un jour&#xa0;: {days}</translation>
    </message>
    <message>
        <source>a stretch of days: {days}</source>
        <translation>une suite de jours&#xa0;: {days}</translation>
    </message>
    <message>
        <source>a month: {days}</source>
        <translation>un mois&#xa0;: {days}</translation>
    </message>
    <message>
        <source>a season: {days}</source>
        <translation>une saison&#xa0;: {days}</translation>
    </message>
    <message>
        <source>a year or a part of it: {days}</source>
        <translation>une année ou une partie d’année&#xa0;: {days}</translation>
    </message>
    <message>
        <source>some time from one year to another: {days}</source>
        <translation>à un moment entre deux années&#xa0;: {days}</translation>
    </message>
    <message>
        <source>a fiscal year: {days}</source>
        <translation>un exercice&#xa0;: {days}</translation>
    </message>
    <message>
        <source>from then on: {day}</source>
        <translation>à partir du&#xa0;: {day}</translation>
    </message>
    <message>
        <source>counted from today: {days}</source>
        <translation>compté à partir d’aujourd’hui&#xa0;: {days}</translation>
    </message>
    <message>
        <source>no date can be told from this</source>
        <translation>on ne peut en tirer aucune date</translation>
    </message>
</context>
<context>
    <name>DecidingDialog</name>
    <message>
        <source>&amp;Undo</source>
        <translation>Ann&amp;uler la décision</translation>
    </message>
    <message>
        <source>Take the last decision back (Ctrl+Z)</source>
        <translation>Revenir sur la dernière décision (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>DecisionsLostDialog</name>
    <message>
        <source>Close without bringing anything in?</source>
        <translation>Fermer sans rien intégrer?</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was brought in yet, and %n decision(s) would be lost.</source>
        <translation>
            <numerusform>Rien n’est encore intégré, et %n décision serait perdue.</numerusform>
            <numerusform>Rien n’est encore intégré, et %n décisions seraient perdues.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Close without bringing in</source>
        <translation>&amp;Fermer sans intégrer</translation>
    </message>
    <message>
        <source>&amp;Go on deciding</source>
        <translation>&amp;Continuer à décider</translation>
    </message>
</context>
<context>
    <name>Descriptions</name>
    <message>
        <source>Forum</source>
        <translation>Forum</translation>
    </message>
    <message>
        <source>Forums</source>
        <translation>Forums</translation>
    </message>
    <message>
        <source>International organization</source>
        <translation>Organisation internationale</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>Organisations</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Ministère</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>Ministères</translation>
    </message>
    <message>
        <source>Think tank</source>
        <translation>Groupe de réflexion</translation>
    </message>
    <message>
        <source>Think tanks</source>
        <translation>Groupes de réflexion</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>Programmes</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profils</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Engagements</source>
        <translation>Engagements</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>Prochaines étapes</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importations</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>[withheld before us]</source>
        <translation>[retenu avant nous]</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>not confirmed yet</source>
        <translation>pas encore confirmé</translation>
    </message>
    <message>
        <source>reviewed {day}</source>
        <translation>revu le {day}</translation>
    </message>
    <message>
        <source>from an import, not confirmed yet</source>
        <translation>tiré d’une importation, pas encore confirmé</translation>
    </message>
    <message>
        <source>severed</source>
        <translation>prélevé</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>annulée</translation>
    </message>
    <message>
        <source>lines: {count}</source>
        <translation>lignes&#xa0;: {count}</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Message about what is shown</source>
        <translation>Message sur ce qui est affiché</translation>
    </message>
    <message>
        <source>&amp;Internal</source>
        <translation>&amp;Interne</translation>
    </message>
    <message>
        <source>Everything, with portion marks and flags</source>
        <translation>Tout, avec les marques de passage et les indications</translation>
    </message>
    <message>
        <source>&amp;Public</source>
        <translation>&amp;Publique</translation>
    </message>
    <message>
        <source>What may be released, with nothing withheld left in it</source>
        <translation>Ce qui peut être communiqué, sans rien de ce qui est retenu</translation>
    </message>
    <message>
        <source>Go to a heading</source>
        <translation>Aller à un titre</translation>
    </message>
    <message>
        <source>Choose a profile or a note to see its pages.</source>
        <translation>Choisissez un profil ou une note pour en voir les pages.</translation>
    </message>
    <message>
        <source>The public edition cannot be made yet</source>
        <translation>L’édition publique ne peut pas encore être produite</translation>
    </message>
    <message>
        <source>Decide each of these; the pages appear when nothing stands in the way.</source>
        <translation>Réglez chacun de ces points; les pages paraîtront quand plus rien ne s’y opposera.</translation>
    </message>
    <message numerus="yes">
        <source>%n obstacle(s)</source>
        <translation>
            <numerusform>%n obstacle</numerusform>
            <numerusform>%n obstacles</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>Aller à…</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>page %1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n mot</numerusform>
            <numerusform>%n mots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s)</source>
        <translation>
            <numerusform>%n prélèvement</numerusform>
            <numerusform>%n prélèvements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DialogBanners</name>
    <message>
        <source>Marking, top</source>
        <translation>Catégorie, en haut</translation>
    </message>
    <message>
        <source>Marking, bottom</source>
        <translation>Catégorie, en bas</translation>
    </message>
</context>
<context>
    <name>EditionColumn</name>
    <message>
        <source>The public edition cannot be made yet</source>
        <translation>L’édition publique ne peut pas encore être produite</translation>
    </message>
    <message>
        <source>Press Enter on one of them to go to it.</source>
        <translation>Appuyez sur Entrée sur l’un d’eux pour y aller.</translation>
    </message>
</context>
<context>
    <name>EditionsRoom</name>
    <message>
        <source>Note {number}, internal and public</source>
        <translation>Note {number}, interne et publique</translation>
    </message>
    <message>
        <source>Internal edition</source>
        <translation>Édition interne</translation>
    </message>
    <message>
        <source>Public edition</source>
        <translation>Édition publique</translation>
    </message>
    <message>
        <source>Enter goes to the passage at the top of the view to work on it, a double click to any.</source>
        <translation>Entrée mène au passage en haut de la vue pour y travailler, un double clic à n’importe lequel.</translation>
    </message>
</context>
<context>
    <name>EditorActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cou&amp;per</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Copy &amp;with withheld words</source>
        <translation>Copier a&amp;vec les mots prélevés</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>C&amp;oller</translation>
    </message>
    <message>
        <source>Paste te&amp;xt only</source>
        <translation>Coller le te&amp;xte seul</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Tout sélectionner</translation>
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation>&amp;Gras</translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation>&amp;Italique</translation>
    </message>
    <message>
        <source>&amp;Link…</source>
        <translation>&amp;Lien…</translation>
    </message>
    <message>
        <source>&amp;Footnote…</source>
        <translation>&amp;Note de bas de page…</translation>
    </message>
    <message>
        <source>Line brea&amp;k</source>
        <translation>Sa&amp;ut de ligne</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>T&amp;exte normal</translation>
    </message>
    <message>
        <source>Heading &amp;1</source>
        <translation>Titre &amp;1</translation>
    </message>
    <message>
        <source>Heading &amp;2</source>
        <translation>Titre &amp;2</translation>
    </message>
    <message>
        <source>Heading &amp;3</source>
        <translation>Titre &amp;3</translation>
    </message>
    <message>
        <source>Bulleted li&amp;st</source>
        <translation>Liste à p&amp;uces</translation>
    </message>
    <message>
        <source>Nu&amp;mbered list</source>
        <translation>Liste &amp;numérotée</translation>
    </message>
    <message>
        <source>One level &amp;deeper</source>
        <translation>Un niveau plus &amp;bas</translation>
    </message>
    <message>
        <source>One level &amp;up</source>
        <translation>Un niveau plus &amp;haut</translation>
    </message>
    <message>
        <source>Se&amp;ver…</source>
        <translation>Pré&amp;lever…</translation>
    </message>
    <message>
        <source>Remove the severance &amp;here</source>
        <translation>Retirer le prélèvement &amp;ici</translation>
    </message>
    <message>
        <source>P&amp;ortion marking…</source>
        <translation>&amp;Marquage du passage…</translation>
    </message>
    <message>
        <source>C&amp;ells of the table…</source>
        <translation>C&amp;ellules du tableau…</translation>
    </message>
</context>
<context>
    <name>EditorBar</name>
    <message>
        <source>Commands of the text</source>
        <translation>Commandes du texte</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>Autres commandes</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Marquer</translation>
    </message>
    <message>
        <source>Style of the paragraph</source>
        <translation>Style du paragraphe</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Style: {style}</source>
        <translation>Style&#xa0;: {style}</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Show all again</source>
        <translation>Tout afficher de nouveau</translation>
    </message>
    <message>
        <source>Import a binder…</source>
        <translation>Importer un cahier…</translation>
    </message>
    <message>
        <source>New note…</source>
        <translation>Nouvelle note…</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>This copy holds withheld words: other programs can read them.</source>
        <translation>Cette copie contient des mots prélevés&#xa0;: d’autres programmes peuvent les lire.</translation>
    </message>
    <message>
        <source>Files cannot be put into a text: import them, or copy their words.</source>
        <translation>Un texte ne peut pas recevoir de fichiers&#xa0;: importez-les ou copiez leurs mots.</translation>
    </message>
    <message>
        <source>A picture cannot be put into a text this way: only words are pasted.</source>
        <translation>Une image ne peut pas être mise ainsi dans un texte&#xa0;: seuls les mots sont collés.</translation>
    </message>
    <message>
        <source>The clipboard holds no words to paste.</source>
        <translation>Le presse-papiers ne contient pas de mots à coller.</translation>
    </message>
    <message>
        <source>Passages of an internal edition still withheld here, as proposed: {number}.</source>
        <translation>Passages d’une édition interne toujours retenus ici, à titre proposé&#xa0;: {number}.</translation>
    </message>
    <message>
        <source>Where it could not be seen where one begins or ends, all of its paragraph up to there is withheld.</source>
        <translation>Là où rien ne montrait où un passage commence ou finit, tout son paragraphe jusque-là est retenu.</translation>
    </message>
    <message>
        <source>A word such as “[proposed]” stands alone between brackets, as internal editions once flagged withheld words: if it is a flag, sever what stands before it.</source>
        <translation>Un mot comme «&#xa0;[proposé]&#xa0;» est seul entre crochets, comme les éditions internes signalaient naguère des mots prélevés&#xa0;: si c’en est un signe, prélevez ce qui le précède.</translation>
    </message>
    <message>
        <source>hidden words</source>
        <translation>mots cachés</translation>
    </message>
    <message>
        <source>words marked as deleted</source>
        <translation>mots marqués comme supprimés</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>commentaires</translation>
    </message>
    <message>
        <source>Left out of the paste: {things}.</source>
        <translation>Laissé de côté au collage&#xa0;: {things}.</translation>
    </message>
    <message>
        <source>This is too much to paste at once: the end is missing. Copy it in parts.</source>
        <translation>C’est trop à coller d’un coup&#xa0;: la fin manque. Copiez-le par parties.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xporter</translation>
    </message>
    <message>
        <source>&amp;Internal</source>
        <translation>&amp;Interne</translation>
    </message>
    <message>
        <source>&amp;Public</source>
        <translation>Publi&amp;que</translation>
    </message>
    <message>
        <source>Par&amp;tners</source>
        <translation>Par&amp;tenaires</translation>
    </message>
    <message>
        <source>Say under which pro&amp;visions passages are withheld</source>
        <translation>Dire en vertu de quelles &amp;dispositions des passages sont prélevés</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>&amp;Replace the file that is there</source>
        <translation>&amp;Remplacer le fichier qui s’y trouve</translation>
    </message>
    <message>
        <source>Choose the countries or organizations that the document is for.</source>
        <translation>Choisissez les pays ou les organisations à qui le document est destiné.</translation>
    </message>
    <message>
        <source>Say where the document is to go.</source>
        <translation>Indiquez où mettre le document.</translation>
    </message>
    <message>
        <source>The name of the file must end in .{ending}.</source>
        <translation>Le nom du fichier doit se terminer par .{ending}.</translation>
    </message>
    <message>
        <source>That is a folder: add the name of the file.</source>
        <translation>C’est un dossier&#xa0;: ajoutez le nom du fichier.</translation>
    </message>
    <message>
        <source>There is already a file of that name: choose another name, or tick to replace it.</source>
        <translation>Il y a déjà un fichier de ce nom&#xa0;: choisissez-en un autre, ou cochez pour le remplacer.</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Édition</translation>
    </message>
    <message>
        <source>For &amp;whom</source>
        <translation>P&amp;our qui</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Fi&amp;le</source>
        <translation>Fichi&amp;er</translation>
    </message>
</context>
<context>
    <name>FactDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>no date can be told from this</source>
        <translation>on ne peut en tirer aucune date</translation>
    </message>
    <message>
        <source>A field that reached us redacted stays redacted. What you know yourself is a new fact: close this form and add it.</source>
        <translation>Un champ reçu caviardé reste caviardé. Ce que vous savez vous-même est un nouveau fait&#xa0;: fermez ce formulaire et ajoutez-le.</translation>
    </message>
</context>
<context>
    <name>FactSource</name>
    <message>
        <source>Where it comes from</source>
        <translation>D’où il vient</translation>
    </message>
    <message>
        <source>Words that state the fact</source>
        <translation>Mots qui énoncent le fait</translation>
    </message>
    <message>
        <source>&amp;Go to the words</source>
        <translation>Aller aux m&amp;ots</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>«&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>{words} – the block they stood in is gone</source>
        <translation>{words} – le bloc où ils figuraient n’existe plus</translation>
    </message>
    <message>
        <source>{words} – in “{section}”, {language}</source>
        <translation>{words} – dans «&#xa0;{section}&#xa0;», {language}</translation>
    </message>
    <message>
        <source>{words} – stood in “{section}”, {language}, where they were changed since</source>
        <translation>{words} – figuraient dans «&#xa0;{section}&#xa0;», {language}, où ils ont changé depuis</translation>
    </message>
    <message>
        <source>Typed by hand; no words of the profile state it.</source>
        <translation>Saisi à la main; aucun mot du profil ne l’énonce.</translation>
    </message>
    <message>
        <source>Nobody has confirmed it yet.</source>
        <translation>Personne ne l’a encore confirmé.</translation>
    </message>
    <message>
        <source>Redacted before it reached us: {fields}.</source>
        <translation>Caviardé avant de nous parvenir&#xa0;: {fields}.</translation>
    </message>
    <message>
        <source>Withheld under {provisions}: it is in no public edition.</source>
        <translation>Prélevé en vertu de {provisions}&#xa0;: il n’est dans aucune édition publique.</translation>
    </message>
    <message>
        <source>Marked {portion}.</source>
        <translation>Marqué {portion}.</translation>
    </message>
    <message>
        <source>From an import.</source>
        <translation>Issu d’une importation.</translation>
    </message>
    <message>
        <source>From import {number}, {file}.</source>
        <translation>Issu de l’importation {number}, {file}.</translation>
    </message>
    <message>
        <source>From import {number}, {file}, line {lines}.</source>
        <translation>Issu de l’importation {number}, {file}, ligne {lines}.</translation>
    </message>
</context>
<context>
    <name>FactTable</name>
    <message>
        <source>withheld under {provisions}</source>
        <translation>prélevé en vertu de {provisions}</translation>
    </message>
    <message>
        <source>to be confirmed</source>
        <translation>à confirmer</translation>
    </message>
    <message>
        <source>{place} (to be confirmed)</source>
        <translation>{place} (à confirmer)</translation>
    </message>
    <message>
        <source>{person} (acting)</source>
        <translation>{person} (par intérim)</translation>
    </message>
</context>
<context>
    <name>FactTableModel</name>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>FactWords</name>
    <message>
        <source>People and posts</source>
        <translation>Personnes et postes</translation>
    </message>
    <message>
        <source>Chairs and hosts</source>
        <translation>Présidence et hôtes</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
    <message>
        <source>Engagements</source>
        <translation>Mobilisations</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>Prochaines étapes</translation>
    </message>
    <message>
        <source>Contributions</source>
        <translation>Contributions</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projets</translation>
    </message>
    <message>
        <source>Person in a post</source>
        <translation>Titulaire d’un poste</translation>
    </message>
    <message>
        <source>Chair or host</source>
        <translation>Présidence ou hôte</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Membre</translation>
    </message>
    <message>
        <source>Engagement</source>
        <translation>Mobilisation</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Prochaine étape</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>Contribution</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Nobody is known here yet.</source>
        <translation>On ne connaît encore personne ici.</translation>
    </message>
    <message>
        <source>Nobody is known to chair or host yet.</source>
        <translation>On ne connaît encore ni présidence ni hôte.</translation>
    </message>
    <message>
        <source>No members are known yet.</source>
        <translation>On ne connaît encore aucun membre.</translation>
    </message>
    <message>
        <source>No meetings or events are known yet.</source>
        <translation>On ne connaît encore ni réunion ni activité.</translation>
    </message>
    <message>
        <source>Nothing is to be done yet.</source>
        <translation>Rien n’est encore à faire.</translation>
    </message>
    <message>
        <source>No contributions are known yet.</source>
        <translation>On ne connaît encore aucune contribution.</translation>
    </message>
    <message>
        <source>No projects are known yet.</source>
        <translation>On ne connaît encore aucun projet.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Honorific</source>
        <translation>Titre de civilité</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>Acting</source>
        <translation>Par intérim</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Role here</source>
        <translation>Rôle ici</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’à</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>The place is certain</source>
        <translation>Le lieu est certain</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Ce qu’il faut faire</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Par qui</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Monnaie</translation>
    </message>
    <message>
        <source>Approximate</source>
        <translation>Approximatif</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Payé par</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Implemented by</source>
        <translation>Réalisé par</translation>
    </message>
    <message>
        <source>17 December 2019, spring 2020, 2019/20, since 2018…</source>
        <translation>17 décembre 2019, printemps 2020, 2019-2020, depuis 2018…</translation>
    </message>
    <message>
        <source>165,000</source>
        <translation>165&#xa0;000</translation>
    </message>
    <message>
        <source>CAD</source>
        <translation>CAD</translation>
    </message>
    <message>
        <source>Canada 60 %; Sweden 40 %</source>
        <translation>Canada 60&#xa0;%; Suède 40&#xa0;%</translation>
    </message>
    <message>
        <source>one; another</source>
        <translation>un; un autre</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>Présidence</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Observer</source>
        <translation>Observateur</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouverte</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Faite</translation>
    </message>
    <message>
        <source>[redacted]</source>
        <translation>[caviardé]</translation>
    </message>
    <message>
        <source>about {amount}</source>
        <translation>environ {amount}</translation>
    </message>
    <message>
        <source>to be confirmed</source>
        <translation>à confirmer</translation>
    </message>
    <message>
        <source>acting</source>
        <translation>par intérim</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
</context>
<context>
    <name>FactsModel</name>
    <message>
        <source>left out</source>
        <translation>exclu</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>gardé</translation>
    </message>
    <message>
        <source>no profile</source>
        <translation>aucun profil</translation>
    </message>
</context>
<context>
    <name>FactsPage</name>
    <message>
        <source>Sorts of fact</source>
        <translation>Sortes de faits</translation>
    </message>
    <message>
        <source>Add the &amp;first one</source>
        <translation>Ajouter le &amp;premier</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>A&amp;jouter</translation>
    </message>
    <message>
        <source>Ed&amp;it</source>
        <translation>&amp;Modifier</translation>
    </message>
    <message>
        <source>C&amp;onfirm all</source>
        <translation>&amp;Tout confirmer</translation>
    </message>
    <message>
        <source>Sever &amp;the fact…</source>
        <translation>&amp;Prélever le fait…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Confirm</source>
        <translation>&amp;Confirmer</translation>
    </message>
    <message>
        <source>&amp;Free the fact…</source>
        <translation>Libérer le &amp;fait…</translation>
    </message>
    <message numerus="yes">
        <source>%n to be confirmed</source>
        <translation>
            <numerusform>%n à confirmer</numerusform>
            <numerusform>%n à confirmer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsPane</name>
    <message>
        <source>Proposed facts</source>
        <translation>Faits proposés</translation>
    </message>
    <message>
        <source>The space bar keeps a fact or leaves it out.</source>
        <translation>La barre d’espace garde un fait ou l’exclut.</translation>
    </message>
    <message>
        <source>&amp;No profile</source>
        <translation>&amp;Aucun profil</translation>
    </message>
    <message>
        <source>Belon&amp;gs to</source>
        <translation>Ratta&amp;cher à</translation>
    </message>
    <message>
        <source>Profile of the fact</source>
        <translation>Profil du fait</translation>
    </message>
    <message>
        <source>A fact that is not checked is not stored.</source>
        <translation>Un fait non coché n’est pas conservé.</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>Something went wrong inside the program; what was being done was given up. Try again; if it happens again, close the window and open it anew.</source>
        <translation>Une erreur s’est produite dans le programme; l’opération a été abandonnée. Essayez de nouveau; si cela se répète, fermez la fenêtre et rouvrez-la.</translation>
    </message>
</context>
<context>
    <name>FileDrop</name>
    <message>
        <source>Only files of this computer are read: save what is at that address first.</source>
        <translation>Seuls les fichiers de cet ordinateur sont lus&#xa0;: enregistrez d’abord ce qui se trouve à cette adresse.</translation>
    </message>
    <message>
        <source>“{file}” cannot be found: look whether it was moved.</source>
        <translation>«&#xa0;{file}&#xa0;» est introuvable&#xa0;: voyez s’il a été déplacé.</translation>
    </message>
    <message>
        <source>“{file}” is a folder: drop the files that are in it.</source>
        <translation>«&#xa0;{file}&#xa0;» est un dossier&#xa0;: déposez les fichiers qu’il contient.</translation>
    </message>
    <message>
        <source>“{file}” is not read: open it in Word, save it as {endings} and drop that.</source>
        <translation>«&#xa0;{file}&#xa0;» n’est pas lu&#xa0;: ouvrez-le dans Word, enregistrez-le en {endings} et déposez ce fichier.</translation>
    </message>
    <message>
        <source>“{file}” is of a kind that is not read: drop a text of {endings}.</source>
        <translation>«&#xa0;{file}&#xa0;» est d’un type qui n’est pas lu&#xa0;: déposez un texte en {endings}.</translation>
    </message>
    <message>
        <source>“{file}” is larger than {limit} MB: split it and drop the parts.</source>
        <translation>«&#xa0;{file}&#xa0;» dépasse {limit}&#xa0;Mo&#xa0;: divisez-le et déposez les parties.</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Marquage</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Non revus</translation>
    </message>
    <message>
        <source>Not reviewed for a year or more, or never</source>
        <translation>Pas revus depuis un an ou plus, ou jamais</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Show all profiles again</source>
        <translation>Afficher de nouveau tous les profils</translation>
    </message>
    <message>
        <source>no marking</source>
        <translation>aucun marquage</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find and replace</source>
        <translation>Rechercher et remplacer</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Match case and accents</source>
        <translation>Respecter la casse et les accents</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Mots entiers</translation>
    </message>
    <message>
        <source>Close the bar</source>
        <translation>Fermer la barre</translation>
    </message>
    <message>
        <source>Close the bar (Esc)</source>
        <translation>Fermer la barre (Échap)</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Remplacer par</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Tout remplacer</translation>
    </message>
    <message>
        <source>These words are drawn from facts: change the fact.</source>
        <translation>Ces mots sont tirés de faits&#xa0;: modifiez le fait.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) replaced.</source>
        <translation>
            <numerusform>%n endroit remplacé.</numerusform>
            <numerusform>%n endroits remplacés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drawn from facts stayed as they are.</source>
        <translation>
            <numerusform>%n endroit tiré de faits est resté tel quel.</numerusform>
            <numerusform>%n endroits tirés de faits sont restés tels quels.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n endroit</numerusform>
            <numerusform>%n endroits</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} sur {count}</translation>
    </message>
    <message>
        <source>from the other end</source>
        <translation>repris à l’autre bout</translation>
    </message>
</context>
<context>
    <name>FindingsDialog</name>
    <message>
        <source>The library is damaged</source>
        <translation>La bibliothèque est endommagée</translation>
    </message>
    <message>
        <source>Restore a backup, or keep the file and ask for help.</source>
        <translation>Rétablissez une copie de sauvegarde, ou conservez le fichier et demandez de l’aide.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
</context>
<context>
    <name>FootnoteDialog</name>
    <message>
        <source>Footnote</source>
        <translation>Note de bas de page</translation>
    </message>
    <message>
        <source>Words of the footnote</source>
        <translation>Texte de la note de bas de page</translation>
    </message>
    <message>
        <source>Type the words of the footnote.</source>
        <translation>Tapez le texte de la note de bas de page.</translation>
    </message>
    <message>
        <source>Without words the footnote is removed.</source>
        <translation>Sans texte, la note de bas de page est supprimée.</translation>
    </message>
    <message>
        <source>Nothing is stored yet. To close without these words, press Esc or Cancel again.</source>
        <translation>Rien n’est encore enregistré. Pour fermer sans garder ces mots, appuyez de nouveau sur Échap ou sur Annuler.</translation>
    </message>
</context>
<context>
    <name>FormDrafts</name>
    <message>
        <source>Something typed in the form of {facts} is not saved yet: it stands there.</source>
        <translation>Une saisie dans le formulaire de {facts} n’est pas encore enregistrée&#xa0;: elle s’y trouve.</translation>
    </message>
    <message>
        <source>This was typed {moment} and is not saved yet.</source>
        <translation>Ceci a été saisi le {moment} et n’est pas encore enregistré.</translation>
    </message>
    <message>
        <source>Changed since, and replaced by saving this: {fields}</source>
        <translation>Changé depuis, et remplacé si l’on enregistre ceci&#xa0;: {fields}</translation>
    </message>
    <message>
        <source>Something typed about this profile is not saved yet: it stands in its form.</source>
        <translation>Quelque chose d’écrit sur ce profil n’est pas encore enregistré&#xa0;: cela se trouve dans son formulaire.</translation>
    </message>
</context>
<context>
    <name>FormWords</name>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Fait partie de</translation>
    </message>
    <message>
        <source>Founded</source>
        <translation>Fondation</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Reviewed on</source>
        <translation>Revu le</translation>
    </message>
    <message>
        <source>Heading in {language}</source>
        <translation>Titre en {language}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
</context>
<context>
    <name>GiveUpDialog</name>
    <message>
        <source>Leave without importing?</source>
        <translation>Quitter sans importer?</translation>
    </message>
    <message numerus="yes">
        <source>“{file}” is not imported yet, and %n correction(s) would be lost.</source>
        <translation>
            <numerusform>«&#xa0;{file}&#xa0;» n’est pas encore importé, et %n correction serait perdue.</numerusform>
            <numerusform>«&#xa0;{file}&#xa0;» n’est pas encore importé, et %n corrections seraient perdues.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Go on reviewing</source>
        <translation>&amp;Continuer la révision</translation>
    </message>
    <message>
        <source>&amp;Leave without importing</source>
        <translation>&amp;Quitter sans importer</translation>
    </message>
</context>
<context>
    <name>GuardedFields</name>
    <message>
        <source>Withheld: of a copy, other programs get a marker, not the words.</source>
        <translation>Prélevé&#xa0;: d’une copie, les autres programmes reçoivent un indicateur, pas les mots.</translation>
    </message>
    <message>
        <source>Copy &amp;with withheld words</source>
        <translation>Copier a&amp;vec les mots prélevés</translation>
    </message>
</context>
<context>
    <name>HeadingDialog</name>
    <message>
        <source>New section</source>
        <translation>Nouvelle section</translation>
    </message>
    <message>
        <source>Heading of the section</source>
        <translation>Titre de la section</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Known section</source>
        <translation>Section connue</translation>
    </message>
    <message>
        <source>Give the section a heading in one language at least.</source>
        <translation>Donnez à la section un titre dans au moins une langue.</translation>
    </message>
    <message>
        <source>A heading of your own</source>
        <translation>Un titre de votre choix</translation>
    </message>
    <message>
        <source>&amp;Known section</source>
        <translation>Section &amp;connue</translation>
    </message>
    <message>
        <source>Heading in {language}</source>
        <translation>Titre en {language}</translation>
    </message>
    <message>
        <source>Heading in &amp;English</source>
        <translation>Titre en a&amp;nglais</translation>
    </message>
    <message>
        <source>Heading in &amp;French</source>
        <translation>Titre en &amp;français</translation>
    </message>
</context>
<context>
    <name>HeldNotice</name>
    <message>
        <source>Withheld whole: {provisions}</source>
        <translation>Prélevée en entier&#xa0;: {provisions}</translation>
    </message>
</context>
<context>
    <name>HelpCommands</name>
    <message>
        <source>Made with these libraries, each under its licence:</source>
        <translation>Fait avec ces bibliothèques, chacune selon sa licence&#xa0;:</translation>
    </message>
    <message>
        <source>The licences in full: {file}</source>
        <translation>Le texte des licences&#xa0;: {file}</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Page of the help</source>
        <translation>Page de l’aide</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Chercher dans l’aide</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Sommaire</translation>
    </message>
    <message>
        <source>No page holds these words.</source>
        <translation>Aucune page ne contient ces mots.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
</context>
<context>
    <name>HomeRoom</name>
    <message>
        <source>typed {moment}</source>
        <translation>saisi le {moment}</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Nothing is overdue.</source>
        <translation>Rien n’est en retard.</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>À faire bientôt</translation>
    </message>
    <message>
        <source>Nothing is due in the next two months.</source>
        <translation>Rien n’est à faire dans les deux prochains mois.</translation>
    </message>
    <message>
        <source>Coming up</source>
        <translation>À venir</translation>
    </message>
    <message>
        <source>No engagement is planned.</source>
        <translation>Aucun engagement n’est prévu.</translation>
    </message>
    <message>
        <source>To be looked at again</source>
        <translation>À revoir</translation>
    </message>
    <message>
        <source>No severance is to be looked at again in the next two months.</source>
        <translation>Aucun prélèvement n’est à revoir dans les deux prochains mois.</translation>
    </message>
    <message>
        <source>Left unfinished</source>
        <translation>Laissé en plan</translation>
    </message>
    <message>
        <source>Recent notes</source>
        <translation>Notes récentes</translation>
    </message>
    <message>
        <source>There are no notes yet.</source>
        <translation>Il n’y a pas encore de notes.</translation>
    </message>
    <message>
        <source>Not reviewed for a year</source>
        <translation>Non revus depuis un an</translation>
    </message>
    <message>
        <source>Every profile was reviewed this year.</source>
        <translation>Tous les profils ont été revus cette année.</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <translation>dddd d MMMM yyyy</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>The library is empty. Last year’s binder fills it.</source>
        <translation>La bibliothèque est vide. Le cahier de l’an dernier la remplira.</translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s) to be looked at again</source>
        <translation>
            <numerusform>%n prélèvement à revoir</numerusform>
            <numerusform>%n prélèvements à revoir</numerusform>
        </translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>depuis le {day}</translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation>le {day}</translation>
    </message>
</context>
<context>
    <name>ImportCommands</name>
    <message>
        <source>No library is open: open one first, then import into it.</source>
        <translation>Aucune bibliothèque n’est ouverte&#xa0;: ouvrez-en une, puis importez.</translation>
    </message>
    <message>
        <source>Taking the import back…</source>
        <translation>Annulation de l’importation…</translation>
    </message>
    <message numerus="yes">
        <source>{files} and %n more</source>
        <translation>
            <numerusform>{files} et %n autre</numerusform>
            <numerusform>{files} et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>One file is reviewed after the other; still to come: {files}.</source>
        <translation>Les fichiers sont révisés l’un après l’autre; encore à venir&#xa0;: {files}.</translation>
    </message>
    <message>
        <source>&amp;Drop the rest</source>
        <translation>A&amp;bandonner le reste</translation>
    </message>
    <message>
        <source>&amp;Undo this import</source>
        <translation>Ann&amp;uler cette importation</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>A&amp;fficher</translation>
    </message>
    <message>
        <source>The import of {file} was taken back.</source>
        <translation>L’importation de {file} a été annulée.</translation>
    </message>
    <message numerus="yes">
        <source>%n profile(s) added</source>
        <translation>
            <numerusform>%n profil ajouté</numerusform>
            <numerusform>%n profils ajoutés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updated</source>
        <translation>
            <numerusform>%n mis à jour</numerusform>
            <numerusform>%n mis à jour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n inchangé</numerusform>
            <numerusform>%n inchangés</numerusform>
        </translation>
    </message>
    <message>
        <source>no profiles found</source>
        <translation>aucun profil trouvé</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) kept</source>
        <translation>
            <numerusform>%n ligne conservée</numerusform>
            <numerusform>%n lignes conservées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received redaction(s)</source>
        <translation>
            <numerusform>%n caviardage reçu</numerusform>
            <numerusform>%n caviardages reçus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n avertissement</numerusform>
            <numerusform>%n avertissements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Read on</source>
        <translation>Lu le</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Lines kept</source>
        <translation>Lignes conservées</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>This import was taken back.</source>
        <translation>Cette importation a été annulée.</translation>
    </message>
    <message>
        <source>Its lines are kept word for word.</source>
        <translation>Ses lignes sont conservées mot pour mot.</translation>
    </message>
</context>
<context>
    <name>ImportReview</name>
    <message>
        <source>&amp;Heading</source>
        <translation>&amp;Titre</translation>
    </message>
    <message>
        <source>&amp;Paragraph</source>
        <translation>&amp;Paragraphe</translation>
    </message>
    <message>
        <source>List &amp;item</source>
        <translation>É&amp;lément de liste</translation>
    </message>
    <message>
        <source>Ta&amp;ble</source>
        <translation>Ta&amp;bleau</translation>
    </message>
    <message>
        <source>&amp;Title of the document</source>
        <translation>Titre du &amp;document</translation>
    </message>
    <message>
        <source>Line &amp;withheld whole</source>
        <translation>Ligne &amp;caviardée en entier</translation>
    </message>
    <message>
        <source>&amp;Notice of redactions</source>
        <translation>&amp;Avis de caviardage</translation>
    </message>
    <message>
        <source>Line of an &amp;attachment</source>
        <translation>Ligne d’une pièce &amp;jointe</translation>
    </message>
    <message>
        <source>&amp;Key of a map</source>
        <translation>Lé&amp;gende d’une carte</translation>
    </message>
    <message>
        <source>Pict&amp;ure</source>
        <translation>&amp;Image</translation>
    </message>
    <message>
        <source>Part of the pa&amp;ge, no content</source>
        <translation>Élé&amp;ment de la page, sans contenu</translation>
    </message>
    <message>
        <source>heading</source>
        <translation>titre</translation>
    </message>
    <message>
        <source>paragraph</source>
        <translation>paragraphe</translation>
    </message>
    <message>
        <source>item</source>
        <translation>élément</translation>
    </message>
    <message>
        <source>table</source>
        <translation>tableau</translation>
    </message>
    <message>
        <source>title</source>
        <translation>titre du document</translation>
    </message>
    <message>
        <source>withheld</source>
        <translation>caviardé</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>avis</translation>
    </message>
    <message>
        <source>attachment</source>
        <translation>pièce jointe</translation>
    </message>
    <message>
        <source>key of a map</source>
        <translation>légende</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>image</translation>
    </message>
    <message>
        <source>page</source>
        <translation>page</translation>
    </message>
    <message>
        <source>line {first}</source>
        <translation>ligne {first}</translation>
    </message>
    <message>
        <source>lines {first} to {last}</source>
        <translation>lignes {first} à {last}</translation>
    </message>
    <message>
        <source>{kind} level {level}</source>
        <translation>{kind} de niveau {level}</translation>
    </message>
    <message>
        <source>rule: {rule}</source>
        <translation>règle&#xa0;: {rule}</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Engagement</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>Contribution</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>withheld before us</source>
        <translation>caviardé avant nous</translation>
    </message>
    <message>
        <source>lines {lines}</source>
        <translation>lignes {lines}</translation>
    </message>
</context>
<context>
    <name>ImportRoom</name>
    <message>
        <source>Import of {file}</source>
        <translation>Importation de {file}</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>Lecture de {file}…</translation>
    </message>
    <message>
        <source>Importing {file}…</source>
        <translation>Importation de {file}…</translation>
    </message>
    <message>
        <source>Message about the import</source>
        <translation>Message sur l’importation</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
</context>
<context>
    <name>KeepingCommands</name>
    <message>
        <source>Backing up the library…</source>
        <translation>Sauvegarde de la bibliothèque…</translation>
    </message>
    <message>
        <source>A checked backup is in {path}.</source>
        <translation>Une copie de sauvegarde vérifiée se trouve dans {path}.</translation>
    </message>
    <message>
        <source>Checking the library…</source>
        <translation>Vérification de la bibliothèque…</translation>
    </message>
    <message>
        <source>The library is sound.</source>
        <translation>La bibliothèque est saine.</translation>
    </message>
    <message>
        <source>Pictures are lost; every text is whole.</source>
        <translation>Des images sont perdues; tous les textes sont intacts.</translation>
    </message>
    <message>
        <source>The library is damaged.</source>
        <translation>La bibliothèque est endommagée.</translation>
    </message>
    <message>
        <source>Every text is whole. The search index is made anew from them.</source>
        <translation>Tous les textes sont entiers. L’index de recherche est refait à partir d’eux.</translation>
    </message>
    <message>
        <source>&amp;Make the index anew</source>
        <translation>&amp;Refaire l’index</translation>
    </message>
    <message>
        <source>Every text is whole. Insert the pictures again where they are shown, from their own files or from a backup that has them.</source>
        <translation>Tous les textes sont intacts. Insérez les images de nouveau là où elles figurent, à partir de leurs fichiers ou d’une sauvegarde qui les contient.</translation>
    </message>
    <message>
        <source>There is no sound backup beside the library. Keep the file as it is, and look for a backup that is kept elsewhere.</source>
        <translation>Il n’y a pas de copie de sauvegarde saine à côté de la bibliothèque. Gardez le fichier tel quel, et cherchez une copie gardée ailleurs.</translation>
    </message>
    <message>
        <source>The newest sound backup is of {moment} (profiles: {profiles}, notes: {notes}). Restoring it keeps the damaged file beside it; what was done since is not in it.</source>
        <translation>La copie de sauvegarde saine la plus récente est du {moment} (profils&#xa0;: {profiles}, notes&#xa0;: {notes}). La rétablir conserve le fichier endommagé à côté; ce qui a été fait depuis n’y est pas.</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>&amp;Copies de sauvegarde…</translation>
    </message>
    <message>
        <source>Making the search index anew…</source>
        <translation>L’index de recherche est refait…</translation>
    </message>
    <message>
        <source>Restoring the backup…</source>
        <translation>Rétablissement de la copie de sauvegarde…</translation>
    </message>
    <message>
        <source>The backup is now the library {path}.</source>
        <translation>La copie de sauvegarde est maintenant la bibliothèque {path}.</translation>
    </message>
    <message>
        <source>The backup is restored. The library of before is kept as {path}.</source>
        <translation>La copie de sauvegarde est rétablie. La bibliothèque d’avant est conservée sous {path}.</translation>
    </message>
    <message>
        <source>The backup took the place of the library of before, which is kept as {path}.</source>
        <translation>La copie de sauvegarde a pris la place de la bibliothèque d’avant, qui est conservée sous {path}.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Afficher dans le &amp;dossier</translation>
    </message>
    <message>
        <source>The system cannot show the folder {path}: open it by hand.</source>
        <translation>Le système ne peut pas afficher le dossier {path}&#xa0;: ouvrez-le vous-même.</translation>
    </message>
</context>
<context>
    <name>LanguageWords</name>
    <message>
        <source>English</source>
        <translation>anglais</translation>
    </message>
    <message>
        <source>French</source>
        <translation>français</translation>
    </message>
    <message>
        <source>any language</source>
        <translation>toute langue</translation>
    </message>
</context>
<context>
    <name>LeftDrafts</name>
    <message>
        <source>A draft of {where} from {moment} was kept.</source>
        <translation>Une ébauche de {where} du {moment} a été conservée.</translation>
    </message>
    <message>
        <source>“{heading}” ({name})</source>
        <translation>«&#xa0;{heading}&#xa0;» ({name})</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>«&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>The text was saved since: the draft will stand among its revisions.</source>
        <translation>Le texte a été enregistré depuis&#xa0;: l’ébauche figurera parmi ses révisions.</translation>
    </message>
    <message numerus="yes">
        <source>%n more draft(s) are there.</source>
        <translation>
            <numerusform>Il y a encore %n autre ébauche.</numerusform>
            <numerusform>Il y a encore %n autres ébauches.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continuer</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Abandonner</translation>
    </message>
    <message>
        <source>The text was worked on since: nothing of it was discarded.</source>
        <translation>Le texte a été modifié depuis&#xa0;: rien n’en a été supprimé.</translation>
    </message>
    <message>
        <source>The draft stands among the revisions of its text.</source>
        <translation>L’ébauche figure parmi les révisions de son texte.</translation>
    </message>
    <message>
        <source>The draft is gone.</source>
        <translation>L’ébauche est abandonnée.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Ann&amp;uler</translation>
    </message>
</context>
<context>
    <name>LeftOutWords</name>
    <message numerus="yes">
        <source>%n withheld passage(s) were left out of the copy.</source>
        <translation>
            <numerusform>%n passage prélevé a été laissé hors de la copie.</numerusform>
            <numerusform>%n passages prélevés ont été laissés hors de la copie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryCommands</name>
    <message>
        <source>wording not verified</source>
        <translation>formulation non vérifiée</translation>
    </message>
</context>
<context>
    <name>LibraryDialog</name>
    <message>
        <source>New library</source>
        <translation>Nouvelle bibliothèque</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Créer</translation>
    </message>
</context>
<context>
    <name>LibraryFields</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Ceiling</source>
        <translation>Plafond</translation>
    </message>
    <message>
        <source>Statement of accreditation</source>
        <translation>Déclaration d’accréditation</translation>
    </message>
    <message>
        <source>Say where the library is to be kept.</source>
        <translation>Indiquez où conserver la bibliothèque.</translation>
    </message>
    <message>
        <source>There is already a file of that name: choose another name, or open it instead.</source>
        <translation>Il y a déjà un fichier de ce nom&#xa0;: choisissez-en un autre, ou ouvrez-le.</translation>
    </message>
    <message>
        <source>State by whom this device is accredited for that level.</source>
        <translation>Déclarez par qui cet appareil est accrédité pour ce niveau.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>C&amp;eiling</source>
        <translation>P&amp;lafond</translation>
    </message>
    <message>
        <source>&amp;Statement</source>
        <translation>&amp;Déclaration</translation>
    </message>
    <message>
        <source>Nothing marked above it can be saved. Disclosure could cause: {injury}.</source>
        <translation>Rien de plus élevé ne peut y être enregistré. La divulgation pourrait causer&#xa0;: {injury}.</translation>
    </message>
</context>
<context>
    <name>LineDrafts</name>
    <message>
        <source>Saved {hour}:{minute}</source>
        <translation>Enregistré à {hour} h {minute}</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Link</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Remove the link</source>
        <translation>&amp;Retirer le lien</translation>
    </message>
    <message>
        <source>Type the address of a page or of mail.</source>
        <translation>Tapez l’adresse d’une page ou d’un courriel.</translation>
    </message>
    <message>
        <source>Only addresses of the web (http, https) and of mail (mailto) can be links.</source>
        <translation>Seules les adresses du Web (http, https) et du courriel (mailto) peuvent être des liens.</translation>
    </message>
</context>
<context>
    <name>ListPanel</name>
    <message>
        <source>Search the library  (Ctrl+Shift+F)</source>
        <translation>Chercher dans la bibliothèque  (Ctrl+Maj+F)</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Chercher dans la bibliothèque</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation>Filtrer cette liste</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Nothing in this list is of this sort.</source>
        <translation>Rien dans cette liste n’est de cette sorte.</translation>
    </message>
    <message>
        <source>Nothing in this list holds these words.</source>
        <translation>Rien dans cette liste ne contient ces mots.</translation>
    </message>
</context>
<context>
    <name>Listings</name>
    <message>
        <source>There are no notes yet. A note fills itself from the profiles.</source>
        <translation>Il n’y a pas encore de notes. Une note se remplit à partir des profils.</translation>
    </message>
    <message>
        <source>Nothing was imported yet.</source>
        <translation>Rien n’a encore été importé.</translation>
    </message>
    <message>
        <source>There are no profiles yet. Last year’s binder makes some.</source>
        <translation>Il n’y a pas encore de profils. Le cahier de l’an dernier en fournira.</translation>
    </message>
    <message>
        <source>There are no engagements yet. They are facts of the profiles.</source>
        <translation>Il n’y a pas encore d’engagements. Ce sont des faits des profils.</translation>
    </message>
    <message>
        <source>There are no next steps yet. They are facts of the profiles.</source>
        <translation>Il n’y a pas encore de prochaines étapes. Ce sont des faits des profils.</translation>
    </message>
    <message>
        <source>Nothing in the library holds {words}.</source>
        <translation>Rien dans la bibliothèque ne contient {words}.</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Résultats</translation>
    </message>
</context>
<context>
    <name>MarkingAsker</name>
    <message>
        <source>Portion marking</source>
        <translation>Marquage du passage</translation>
    </message>
    <message>
        <source>Level, such as PB; caveats after a slash</source>
        <translation>Niveau, par exemple PB; mises en garde après une barre</translation>
    </message>
    <message>
        <source>No marking</source>
        <translation>Aucun marquage</translation>
    </message>
    <message>
        <source>Why is the marking lowered? It is kept with your name.</source>
        <translation>Pourquoi le marquage est-il abaissé? La raison est conservée avec votre nom.</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Ann&amp;uler</translation>
    </message>
</context>
<context>
    <name>NameCommands</name>
    <message numerus="yes">
        <source>%n place(s) severed under one severance: proposed.</source>
        <translation>
            <numerusform>%n endroit prélevé&#xa0;: proposé.</numerusform>
            <numerusform>%n endroits prélevés par un seul prélèvement&#xa0;: proposé.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Annulé.</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Sever every occurrence of a name</source>
        <translation>Prélever chaque occurrence d’un nom</translation>
    </message>
    <message>
        <source>Names, with semicolons between them</source>
        <translation>Noms, séparés par des points-virgules</translation>
    </message>
    <message>
        <source>A name; several with semicolons</source>
        <translation>Un nom; plusieurs avec des points-virgules</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Chercher</translation>
    </message>
    <message>
        <source>The whole library</source>
        <translation>Toute la bibliothèque</translation>
    </message>
    <message>
        <source>This note only</source>
        <translation>Cette note seulement</translation>
    </message>
    <message>
        <source>This profile only</source>
        <translation>Ce profil seulement</translation>
    </message>
    <message>
        <source>All profiles</source>
        <translation>Tous les profils</translation>
    </message>
    <message>
        <source>All notes</source>
        <translation>Toutes les notes</translation>
    </message>
    <message>
        <source>Where the name is looked for</source>
        <translation>Où le nom est cherché</translation>
    </message>
    <message>
        <source>Names looked for; Space leaves one out</source>
        <translation>Noms cherchés; Espace en laisse un de côté</translation>
    </message>
    <message>
        <source>Places; Space leaves one out</source>
        <translation>Endroits; Espace en laisse un de côté</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation>&amp;Aller à</translation>
    </message>
    <message>
        <source>Close this and go to the place (Enter in the list)</source>
        <translation>Fermer et aller à l’endroit (Entrée dans la liste)</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Noms</translation>
    </message>
    <message>
        <source>&amp;Where</source>
        <translation>&amp;Où</translation>
    </message>
    <message>
        <source>&amp;Provisions</source>
        <translation>&amp;Dispositions</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motif</translation>
    </message>
    <message>
        <source>Type a name and press Enter: the places are shown before anything is severed.</source>
        <translation>Tapez un nom, puis Entrée&#xa0;: les endroits sont montrés avant tout prélèvement.</translation>
    </message>
    <message>
        <source>Press Enter to look for the places.</source>
        <translation>Appuyez sur Entrée pour chercher les endroits.</translation>
    </message>
    <message>
        <source>Type the name that is to be looked for.</source>
        <translation>Tapez le nom à chercher.</translation>
    </message>
    <message>
        <source>Looking for the places…</source>
        <translation>Recherche des endroits…</translation>
    </message>
    <message>
        <source>The name stands nowhere there.</source>
        <translation>Le nom n’y figure nulle part.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) can be severed</source>
        <translation>
            <numerusform>%n endroit peut être prélevé</numerusform>
            <numerusform>%n endroits peuvent être prélevés</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing can be severed</source>
        <translation>rien ne peut être prélevé</translation>
    </message>
    <message numerus="yes">
        <source>%n withheld already</source>
        <translation>
            <numerusform>%n déjà prélevé</numerusform>
            <numerusform>%n déjà prélevés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be changed by hand</source>
        <translation>
            <numerusform>%n à modifier à la main</numerusform>
            <numerusform>%n à modifier à la main</numerusform>
        </translation>
    </message>
    <message>
        <source>Severing…</source>
        <translation>Prélèvement…</translation>
    </message>
    <message>
        <source>In notes that hold copies of what is severed in a profile, the same is proposed.</source>
        <translation>Dans les notes qui ont des copies de ce qui est prélevé dans un profil, la même chose est proposée.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Sever %n place(s)</source>
        <translation>
            <numerusform>&amp;Prélever %n endroit</numerusform>
            <numerusform>&amp;Prélever %n endroits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameWords</name>
    <message>
        <source>withheld already</source>
        <translation>déjà prélevé</translation>
    </message>
    <message>
        <source>to be changed by hand</source>
        <translation>à modifier à la main</translation>
    </message>
    <message>
        <source>address of a link</source>
        <translation>adresse d’un lien</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>image</translation>
    </message>
    <message>
        <source>fact</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>heading of a section</source>
        <translation>titre d’une section</translation>
    </message>
    <message>
        <source>title of the note</source>
        <translation>titre de la note</translation>
    </message>
    <message>
        <source>line of the note</source>
        <translation>ligne de la note</translation>
    </message>
    <message>
        <source>table drawn from facts</source>
        <translation>tableau tiré des faits</translation>
    </message>
</context>
<context>
    <name>NamesModel</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Used as</source>
        <translation>Employé comme</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Valable à partir de</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>Valable jusqu’à</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>Short form</source>
        <translation>Forme courte</translation>
    </message>
    <message>
        <source>Other spelling</source>
        <translation>Autre graphie</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>Navigator</source>
        <translation>Navigateur</translation>
    </message>
</context>
<context>
    <name>NewProfileDialog</name>
    <message>
        <source>New profile</source>
        <translation>Nouveau profil</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Créer</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Language of the name</source>
        <translation>Langue du nom</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Short form</source>
        <translation>Forme courte</translation>
    </message>
    <message>
        <source>Give the profile a name.</source>
        <translation>Donnez un nom au profil.</translation>
    </message>
    <message>
        <source>There is a profile of this name already: {name}, {kind}.</source>
        <translation>Un profil porte déjà ce nom&#xa0;: {name}, {kind}.</translation>
    </message>
    <message>
        <source>&amp;Open that one</source>
        <translation>&amp;Ouvrir celui-là</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Genre</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Short form</source>
        <translation>Forme co&amp;urte</translation>
    </message>
    <message>
        <source>&amp;Language of the name</source>
        <translation>&amp;Langue du nom</translation>
    </message>
</context>
<context>
    <name>NoteActs</name>
    <message>
        <source>Taken back.</source>
        <translation>Annulé.</translation>
    </message>
    <message numerus="yes">
        <source>%n section(s) below it</source>
        <translation>
            <numerusform>%n section en dessous</numerusform>
            <numerusform>%n sections en dessous</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s)</source>
        <translation>
            <numerusform>%n prélèvement</numerusform>
            <numerusform>%n prélèvements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received redaction(s)</source>
        <translation>
            <numerusform>%n caviardage reçu</numerusform>
            <numerusform>%n caviardages reçus</numerusform>
        </translation>
    </message>
    <message>
        <source>With it went: {what}.</source>
        <translation>Sont partis avec elle&#xa0;: {what}.</translation>
    </message>
</context>
<context>
    <name>NoteCommands</name>
    <message>
        <source>Filling the outline…</source>
        <translation>Remplissage du plan…</translation>
    </message>
    <message>
        <source>The form was closed without saving.</source>
        <translation>Le formulaire a été fermé sans être enregistré.</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continuer</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exportation…</translation>
    </message>
    <message>
        <source>Word document (.docx)</source>
        <translation>Document Word (.docx)</translation>
    </message>
    <message>
        <source>Web page (.html)</source>
        <translation>Page Web (.html)</translation>
    </message>
    <message>
        <source>Markdown (.md)</source>
        <translation>Markdown (.md)</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>Texte brut (.txt)</translation>
    </message>
    <message>
        <source>Public edition exported to {path}.</source>
        <translation>Édition publique exportée vers {path}.</translation>
    </message>
    <message>
        <source>Edition for {partners} exported to {path}.</source>
        <translation>Édition pour {partners} exportée vers {path}.</translation>
    </message>
    <message>
        <source>Internal edition exported to {path}.</source>
        <translation>Édition interne exportée vers {path}.</translation>
    </message>
    <message>
        <source>Its release record lies beside it: {names}.</source>
        <translation>Son registre de communication est à côté&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Afficher le &amp;dossier</translation>
    </message>
    <message>
        <source>The system has no program to open {path} with: open it by hand.</source>
        <translation>Le système n’a aucun programme pour ouvrir {path}&#xa0;: ouvrez-le vous-même.</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>New note</source>
        <translation>Nouvelle note</translation>
    </message>
    <message>
        <source>Choose a kind of note.</source>
        <translation>Choisissez un genre de note.</translation>
    </message>
    <message>
        <source>Kinds of note</source>
        <translation>Genres de note</translation>
    </message>
    <message>
        <source>About this kind</source>
        <translation>À propos de ce genre</translation>
    </message>
    <message>
        <source>P&amp;lace</source>
        <translation>&amp;Lieu</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>Lan&amp;gue</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Précédent</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Suivant</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Créer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Kind of note</source>
        <translation>Genre de note</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Rencontre</translation>
    </message>
    <message>
        <source>Step {step} of {count}: {name}</source>
        <translation>Étape {step} de {count}&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Give the note a title.</source>
        <translation>Donnez un titre à la note.</translation>
    </message>
    <message>
        <source>On a &amp;day</source>
        <translation>Un &amp;jour donné</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>Avec qui</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titre</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
</context>
<context>
    <name>NoteHead</name>
    <message>
        <source>P&amp;roperties</source>
        <translation>P&amp;ropriétés</translation>
    </message>
    <message>
        <source>Title, date, place, fields and approvals (Alt+Return)</source>
        <translation>Titre, date, lieu, champs et approbations (Alt+Entrée)</translation>
    </message>
    <message>
        <source>&amp;Severances…</source>
        <translation>Prélève&amp;ments…</translation>
    </message>
    <message>
        <source>What is withheld, and approving it (Ctrl+Shift+S)</source>
        <translation>Ce qui est retenu, et son approbation (Ctrl+Maj+S)</translation>
    </message>
    <message>
        <source>Raised above its parts</source>
        <translation>Cote rehaussée au-dessus de ses parties</translation>
    </message>
</context>
<context>
    <name>NoteRoom</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Note {number}</source>
        <translation>Note {number}</translation>
    </message>
    <message>
        <source>Section {number} of {count}</source>
        <translation>Section {number} de {count}</translation>
    </message>
</context>
<context>
    <name>NoteSight</name>
    <message numerus="yes">
        <source>%n word(s) in this section</source>
        <translation>
            <numerusform>%n mot dans cette section</numerusform>
            <numerusform>%n mots dans cette section</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s)</source>
        <translation>
            <numerusform>%n prélèvement</numerusform>
            <numerusform>%n prélèvements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteWishes</name>
    <message>
        <source>New section</source>
        <translation>Nouvelle section</translation>
    </message>
    <message>
        <source>A section was added.</source>
        <translation>Une section a été ajoutée.</translation>
    </message>
    <message>
        <source>“{heading}” was deleted.</source>
        <translation>La section «&#xa0;{heading}&#xa0;» a été supprimée.</translation>
    </message>
    <message>
        <source>The heading was changed.</source>
        <translation>Le titre de la section a été modifié.</translation>
    </message>
    <message>
        <source>“{heading}” was moved.</source>
        <translation>La section «&#xa0;{heading}&#xa0;» a été déplacée.</translation>
    </message>
    <message>
        <source>The sections of the profile were inserted.</source>
        <translation>Les sections du profil ont été insérées.</translation>
    </message>
    <message>
        <source>The properties were changed.</source>
        <translation>Les propriétés ont été modifiées.</translation>
    </message>
    <message>
        <source>The note was raised.</source>
        <translation>La cote de la note a été rehaussée.</translation>
    </message>
    <message>
        <source>The note is no longer raised.</source>
        <translation>La cote de la note n’est plus rehaussée.</translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) taken over.</source>
        <translation>
            <numerusform>%n passage repris.</numerusform>
            <numerusform>%n passages repris.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) left as they are.</source>
        <translation>
            <numerusform>%n passage laissé tel quel.</numerusform>
            <numerusform>%n passages laissés tels quels.</numerusform>
        </translation>
    </message>
    <message>
        <source>The section was moved up.</source>
        <translation>La section a été déplacée vers le haut.</translation>
    </message>
    <message>
        <source>The section was moved down.</source>
        <translation>La section a été déplacée vers le bas.</translation>
    </message>
    <message>
        <source>The section was put one level deeper.</source>
        <translation>La section a été abaissée d’un niveau.</translation>
    </message>
    <message>
        <source>The section was put one level higher.</source>
        <translation>La section a été remontée d’un niveau.</translation>
    </message>
</context>
<context>
    <name>OdditiesModel</name>
    <message>
        <source>Line {line}: {what}</source>
        <translation>Ligne {line}&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Line {line} (“{words}”): {what}</source>
        <translation>Ligne {line} («&#xa0;{words}&#xa0;»)&#xa0;: {what}</translation>
    </message>
</context>
<context>
    <name>OnlyReading</name>
    <message>
        <source>This library can only be read: nothing typed could be saved. Copy the file to a folder of your own where there is room, and open the copy.</source>
        <translation>Cette bibliothèque peut seulement être lue&#xa0;: rien de ce qui serait tapé ne pourrait être enregistré. Copiez le fichier dans un dossier à vous où il y a de la place, et ouvrez la copie.</translation>
    </message>
</context>
<context>
    <name>Openings</name>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>There is no library yet. Make one for your own records, or look around in the sample.</source>
        <translation>Il n’y a pas encore de bibliothèque. Créez-en une pour vos propres dossiers, ou parcourez l’exemple.</translation>
    </message>
    <message>
        <source>Opening {file}…</source>
        <translation>Ouverture de {file}…</translation>
    </message>
    <message>
        <source>The library is not open</source>
        <translation>La bibliothèque n’est pas ouverte</translation>
    </message>
</context>
<context>
    <name>OutlineActions</name>
    <message>
        <source>&amp;Add a section</source>
        <translation>&amp;Ajouter une section</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Renommer</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Déplacer vers le &amp;haut</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Déplacer vers le &amp;bas</translation>
    </message>
    <message>
        <source>One level d&amp;eeper</source>
        <translation>&amp;Un niveau plus bas</translation>
    </message>
    <message>
        <source>One level &amp;higher</source>
        <translation>Un &amp;niveau plus haut</translation>
    </message>
    <message>
        <source>&amp;Insert from a profile…</source>
        <translation>&amp;Insérer à partir d’un profil…</translation>
    </message>
    <message>
        <source>&amp;Sever the whole section…</source>
        <translation>&amp;Prélever toute la section…</translation>
    </message>
    <message>
        <source>&amp;Free the whole section…</source>
        <translation>&amp;Libérer toute la section…</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Supprimer</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>withheld whole</source>
        <translation>prélevée en entier</translation>
    </message>
    <message>
        <source>level {level}</source>
        <translation>niveau {level}</translation>
    </message>
    <message>
        <source>(without a heading)</source>
        <translation>(sans titre)</translation>
    </message>
    <message>
        <source>[withheld] {heading}</source>
        <translation>[prélevée] {heading}</translation>
    </message>
    <message>
        <source>table of people, drawn from facts</source>
        <translation>tableau des personnes, tiré des faits</translation>
    </message>
    <message>
        <source>table of engagements, drawn from facts</source>
        <translation>tableau des rencontres, tiré des faits</translation>
    </message>
    <message>
        <source>table of contributions, drawn from facts</source>
        <translation>tableau des contributions, tiré des faits</translation>
    </message>
    <message numerus="yes">
        <source>source changed in %n passage(s)</source>
        <translation>
            <numerusform>source modifiée dans %n passage</numerusform>
            <numerusform>source modifiée dans %n passages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutlinePane</name>
    <message>
        <source>Outline</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Insert a &amp;profile</source>
        <translation>Insérer un &amp;profil</translation>
    </message>
    <message>
        <source>Find a profile</source>
        <translation>Trouver un profil</translation>
    </message>
    <message>
        <source>Profiles to insert</source>
        <translation>Profils à insérer</translation>
    </message>
    <message>
        <source>Add a section</source>
        <translation>Ajouter une section</translation>
    </message>
    <message>
        <source>What can be done with the section</source>
        <translation>Ce qu’on peut faire de la section</translation>
    </message>
</context>
<context>
    <name>PackageCommands</name>
    <message>
        <source>Packing the note…</source>
        <translation>Empaquetage de la note…</translation>
    </message>
    <message numerus="yes">
        <source>{file} is INTERNAL, for a colleague only: it holds the note, %n profile(s), and withheld words.</source>
        <translation>
            <numerusform>{file} est INTERNE, pour un collègue seulement&#xa0;: il contient la note, %n profil et des mots prélevés.</numerusform>
            <numerusform>{file} est INTERNE, pour un collègue seulement&#xa0;: il contient la note, %n profils et des mots prélevés.</numerusform>
        </translation>
    </message>
    <message>
        <source>No library is open: open one first, then the package.</source>
        <translation>Aucune bibliothèque n’est ouverte&#xa0;: ouvrez-en une, puis le paquet.</translation>
    </message>
    <message>
        <source>Looking at the package…</source>
        <translation>Examen du paquet…</translation>
    </message>
    <message>
        <source>Bringing the package in…</source>
        <translation>Enregistrement du paquet…</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) undecided: yours stayed.</source>
        <translation>
            <numerusform>%n conflit non décidé&#xa0;: le vôtre est resté.</numerusform>
            <numerusform>%n conflits non décidés&#xa0;: les vôtres sont restés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) say what is withheld here: withheld too.</source>
        <translation>
            <numerusform>%n passage dit ce qui est prélevé ici&#xa0;: il est prélevé aussi.</numerusform>
            <numerusform>%n passages disent ce qui est prélevé ici&#xa0;: ils sont prélevés aussi.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is new in note {number} and its profiles came in.</source>
        <translation>Ce qu’il y a de nouveau dans la note {number} et ses profils a été ajouté.</translation>
    </message>
    <message>
        <source>Note {number} came in with its profiles.</source>
        <translation>La note {number} a été ajoutée avec ses profils.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>PagesPane</name>
    <message>
        <source>&amp;Internal</source>
        <translation>&amp;Interne</translation>
    </message>
    <message>
        <source>&amp;Public</source>
        <translation>&amp;Publique</translation>
    </message>
    <message>
        <source>The public edition cannot be made yet</source>
        <translation>L’édition publique ne peut pas encore être produite</translation>
    </message>
    <message>
        <source>The public edition cannot be made yet.</source>
        <translation>L’édition publique ne peut pas encore être produite.</translation>
    </message>
</context>
<context>
    <name>PairedOffer</name>
    <message numerus="yes">
        <source>%n passage(s) that say the same in the other language are free.</source>
        <translation>
            <numerusform>%n passage qui dit la même chose dans l’autre langue est libre.</numerusform>
            <numerusform>%n passages qui disent la même chose dans l’autre langue sont libres.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Sever there too</source>
        <translation>&amp;Prélever là aussi</translation>
    </message>
    <message>
        <source>Proposed in the other language, under the same exemptions.</source>
        <translation>Proposé dans l’autre langue, en vertu des mêmes exceptions.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Search the whole library for “{words}”</source>
        <translation>Chercher «&#xa0;{words}&#xa0;» dans toute la bibliothèque</translation>
    </message>
</context>
<context>
    <name>PaletteBox</name>
    <message>
        <source>Go to anything</source>
        <translation>Aller n’importe où</translation>
    </message>
    <message>
        <source>Go to a profile, a note, a section or a command</source>
        <translation>Aller à un profil, une note, une section ou une commande</translation>
    </message>
    <message>
        <source>What is found</source>
        <translation>Ce qui est trouvé</translation>
    </message>
</context>
<context>
    <name>PaletteCommands</name>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Récents</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profils</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Nothing is called “{words}”.</source>
        <translation>Rien ne s’appelle «&#xa0;{words}&#xa0;».</translation>
    </message>
    <message>
        <source>In the texts</source>
        <translation>Dans les textes</translation>
    </message>
</context>
<context>
    <name>PartnersChoice</name>
    <message>
        <source>Find a country or organization</source>
        <translation>Chercher un pays ou une organisation</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Au plus</translation>
    </message>
    <message>
        <source>&amp;At most</source>
        <translation>A&amp;u plus</translation>
    </message>
    <message>
        <source>Releasable to {partners}</source>
        <translation>Communicable à {partners}</translation>
    </message>
    <message>
        <source>Nobody is chosen yet.</source>
        <translation>Personne n’est encore choisi.</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Parcourir…</translation>
    </message>
</context>
<context>
    <name>PlaceDialog</name>
    <message>
        <source>Keep the library there?</source>
        <translation>Garder la bibliothèque à cet endroit?</translation>
    </message>
    <message>
        <source>&amp;Use this place</source>
        <translation>&amp;Utiliser cet endroit</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>&amp;Internal</source>
        <translation>&amp;Interne</translation>
    </message>
    <message>
        <source>Everything, with portion marks and flags</source>
        <translation>Tout, avec les marques de passage et les signalements</translation>
    </message>
    <message>
        <source>P&amp;ublic</source>
        <translation>P&amp;ublique</translation>
    </message>
    <message>
        <source>What may be released, with nothing withheld left in it</source>
        <translation>Ce qui peut être communiqué, sans rien de ce qui est prélevé</translation>
    </message>
    <message>
        <source>The public edition cannot be made yet</source>
        <translation>L’édition publique ne peut pas encore être produite</translation>
    </message>
    <message>
        <source>Press Enter on one of them to go to it.</source>
        <translation>Appuyez sur Entrée sur l’un d’eux pour y aller.</translation>
    </message>
    <message>
        <source>Severances…</source>
        <translation>Prélèvements…</translation>
    </message>
    <message>
        <source>Look at what is withheld, and approve it</source>
        <translation>Voir ce qui est retenu, et l’approuver</translation>
    </message>
</context>
<context>
    <name>ProfileActs</name>
    <message>
        <source>Added to “{sort}”.</source>
        <translation>Ajouté à «&#xa0;{sort}&#xa0;».</translation>
    </message>
    <message>
        <source>The fact is gone by now: saving this adds it anew.</source>
        <translation>Le fait n’existe plus&#xa0;: l’enregistrer l’ajoute de nouveau.</translation>
    </message>
    <message>
        <source>Changed “{fact}”.</source>
        <translation>«&#xa0;{fact}&#xa0;» a été modifié.</translation>
    </message>
    <message>
        <source>Deleted “{fact}”.</source>
        <translation>«&#xa0;{fact}&#xa0;» a été supprimé.</translation>
    </message>
    <message>
        <source>Confirmed “{fact}”.</source>
        <translation>«&#xa0;{fact}&#xa0;» est confirmé.</translation>
    </message>
    <message numerus="yes">
        <source>Confirmed the profile and %n fact(s).</source>
        <translation>
            <numerusform>Le profil et %n fait sont confirmés.</numerusform>
            <numerusform>Le profil et %n faits sont confirmés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed the properties.</source>
        <translation>Les propriétés ont été modifiées.</translation>
    </message>
    <message>
        <source>Marked as reviewed today.</source>
        <translation>Marqué comme revu aujourd’hui.</translation>
    </message>
    <message>
        <source>Added a section.</source>
        <translation>Une section a été ajoutée.</translation>
    </message>
    <message>
        <source>The section is gone by now: saving this adds it anew.</source>
        <translation>La section n’existe plus&#xa0;: enregistrer ceci l’ajoute de nouveau.</translation>
    </message>
    <message>
        <source>Changed the heading.</source>
        <translation>Le titre a été modifié.</translation>
    </message>
    <message>
        <source>Moved the section.</source>
        <translation>La section a été déplacée.</translation>
    </message>
    <message>
        <source>Deleted the section “{heading}”.</source>
        <translation>La section «&#xa0;{heading}&#xa0;» a été supprimée.</translation>
    </message>
    <message>
        <source>The form was closed without saving.</source>
        <translation>Le formulaire a été fermé sans être enregistré.</translation>
    </message>
    <message numerus="yes">
        <source>%n received redaction(s) went with it.</source>
        <translation>
            <numerusform>%n caviardage reçu est parti avec elle.</numerusform>
            <numerusform>%n caviardages reçus sont partis avec elle.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfileCommands</name>
    <message>
        <source>The form was closed without saving.</source>
        <translation>Le formulaire a été fermé sans être enregistré.</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continuer</translation>
    </message>
</context>
<context>
    <name>ProfileHead</name>
    <message>
        <source>P&amp;roperties…</source>
        <translation>P&amp;ropriétés…</translation>
    </message>
    <message>
        <source>&amp;Severances…</source>
        <translation>Pré&amp;lèvements…</translation>
    </message>
    <message>
        <source>What is withheld, and approving it (Ctrl+Shift+S)</source>
        <translation>Ce qui est retenu, et son approbation (Ctrl+Maj+S)</translation>
    </message>
    <message>
        <source>&amp;Mark as reviewed</source>
        <translation>Marquer comme re&amp;vu</translation>
    </message>
    <message>
        <source>Say that the profile was looked through today</source>
        <translation>Indiquer que le profil a été revu aujourd’hui</translation>
    </message>
    <message>
        <source>Confirm &amp;all that was proposed</source>
        <translation>Con&amp;firmer tout ce qui est proposé</translation>
    </message>
    <message>
        <source>part of {name}</source>
        <translation>fait partie de {name}</translation>
    </message>
    <message>
        <source>Not reviewed for a year or more.</source>
        <translation>Pas revu depuis un an ou plus.</translation>
    </message>
    <message>
        <source>Read from a document; not everything is confirmed yet.</source>
        <translation>Lu dans un document; tout n’est pas encore confirmé.</translation>
    </message>
</context>
<context>
    <name>ProfileRoom</name>
    <message>
        <source>Sections, facts and pages</source>
        <translation>Sections, faits et pages</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Faits</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n mot</numerusform>
            <numerusform>%n mots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfilesPane</name>
    <message>
        <source>left out: its lines go to the note of the rest</source>
        <translation>exclu&#xa0;: ses lignes vont à la note du reste</translation>
    </message>
    <message>
        <source>looking in the library…</source>
        <translation>recherche dans la bibliothèque…</translation>
    </message>
    <message>
        <source>new profile</source>
        <translation>nouveau profil</translation>
    </message>
    <message>
        <source>updates “{name}”</source>
        <translation>met à jour «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>nothing new for “{name}”</source>
        <translation>rien de nouveau pour «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>kept as it is: {sections}</source>
        <translation>gardé tel quel&#xa0;: {sections}</translation>
    </message>
    <message>
        <source>Proposed profiles</source>
        <translation>Profils proposés</translation>
    </message>
    <message>
        <source>Leave &amp;this profile out</source>
        <translation>E&amp;xclure ce profil</translation>
    </message>
    <message>
        <source>No stakeholder was found. Where a line is the name of one, say so with its menu under “Names a stakeholder”.</source>
        <translation>Aucun intervenant n’a été trouvé. Si une ligne en est le nom, indiquez-le dans son menu, sous «&#xa0;Nomme un intervenant&#xa0;».</translation>
    </message>
    <message>
        <source>N&amp;ame</source>
        <translation>Nom &amp;complet</translation>
    </message>
    <message>
        <source>Ac&amp;ronym</source>
        <translation>Sig&amp;le</translation>
    </message>
    <message>
        <source>K&amp;ind</source>
        <translation>T&amp;ype</translation>
    </message>
    <message>
        <source>In the librar&amp;y</source>
        <translation>Dans la bibliot&amp;hèque</translation>
    </message>
    <message>
        <source>As its names say</source>
        <translation>Selon ses noms</translation>
    </message>
    <message>
        <source>As its names say: “{name}”</source>
        <translation>Selon ses noms&#xa0;: «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Apart: a new profile</source>
        <translation>À part&#xa0;: un nouveau profil</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Open a library</source>
        <translation>Ouvrir une bibliothèque</translation>
    </message>
    <message>
        <source>Binders ({endings});;All files (*)</source>
        <translation>Cahiers ({endings});;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Import binders</source>
        <translation>Importer des cahiers</translation>
    </message>
    <message>
        <source>Libraries (*.bdl);;All files (*)</source>
        <translation>Bibliothèques (*.bdl);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>New library</source>
        <translation>Nouvelle bibliothèque</translation>
    </message>
    <message>
        <source>Make a new library of what can be read</source>
        <translation>Faire une nouvelle bibliothèque de ce qui peut être lu</translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation>Sauvegarder vers</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Rétablir une copie de sauvegarde</translation>
    </message>
    <message>
        <source>Word documents (*.docx);;All files (*)</source>
        <translation>Documents Word (*.docx);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Read back a Word copy</source>
        <translation>Relire une copie Word</translation>
    </message>
    <message>
        <source>Packages (*.bdpack);;All files (*)</source>
        <translation>Paquets (*.bdpack);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Package for a colleague (INTERNAL)</source>
        <translation>Paquet pour un collègue (INTERNE)</translation>
    </message>
    <message>
        <source>Open a package</source>
        <translation>Ouvrir un paquet</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exporter vers</translation>
    </message>
    <message>
        <source>Documents (*.docx *.html *.md *.txt)</source>
        <translation>Documents (*.docx *.html *.md *.txt)</translation>
    </message>
</context>
<context>
    <name>PropertiesDialog</name>
    <message>
        <source>Properties of the profile</source>
        <translation>Propriétés du profil</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Fait partie de</translation>
    </message>
    <message>
        <source>Name of another profile</source>
        <translation>Nom d’un autre profil</translation>
    </message>
    <message>
        <source>Founded</source>
        <translation>Fondation</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>one; another</source>
        <translation>une; une autre</translation>
    </message>
    <message>
        <source>&amp;Reviewed on</source>
        <translation>Re&amp;vu le</translation>
    </message>
    <message>
        <source>Day of the last review</source>
        <translation>Jour de la dernière revue</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>&amp;Add a name</source>
        <translation>&amp;Ajouter un nom</translation>
    </message>
    <message>
        <source>Re&amp;move the name</source>
        <translation>&amp;Retirer le nom</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Genre</translation>
    </message>
    <message>
        <source>&amp;Part of</source>
        <translation>Fait &amp;partie de</translation>
    </message>
    <message>
        <source>&amp;Founded</source>
        <translation>&amp;Fondation</translation>
    </message>
    <message>
        <source>&amp;Nature</source>
        <translation>&amp;Nature</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>É&amp;tiquettes</translation>
    </message>
</context>
<context>
    <name>PropertiesForm</name>
    <message>
        <source>nobody</source>
        <translation>personne</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>On a &amp;day</source>
        <translation>À une &amp;date</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>Modi&amp;fier…</translation>
    </message>
    <message>
        <source>Change with whom</source>
        <translation>Modifier avec qui</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titre</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>&amp;Lieu</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>Avec qui</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Cote</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
</context>
<context>
    <name>ProvisionAsker</name>
    <message>
        <source>Sever under which provision?</source>
        <translation>Prélever en vertu de quelle disposition?</translation>
    </message>
    <message>
        <source>Number or words of its title; several with commas</source>
        <translation>Numéro ou mots du titre; plusieurs avec des virgules</translation>
    </message>
    <message>
        <source>Type the number of a provision, such as 15(1).</source>
        <translation>Tapez le numéro d’une disposition, par exemple 15(1).</translation>
    </message>
</context>
<context>
    <name>ProvisionField</name>
    <message>
        <source>Provisions</source>
        <translation>Dispositions</translation>
    </message>
    <message>
        <source>Provisions that match</source>
        <translation>Dispositions qui correspondent</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Choose the words that are to lead somewhere first.</source>
        <translation>Choisissez d’abord les mots qui doivent mener quelque part.</translation>
    </message>
</context>
<context>
    <name>ReadBackCommands</name>
    <message>
        <source>Reading the copy back…</source>
        <translation>Relecture de la copie…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <source>Bringing in what was accepted…</source>
        <translation>Reprise de ce qui a été accepté…</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of the copy were brought in.</source>
        <translation>
            <numerusform>%n modification de la copie a été reprise.</numerusform>
            <numerusform>%n modifications de la copie ont été reprises.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Annulé.</translation>
    </message>
</context>
<context>
    <name>ReasonField</name>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>What harm would come of it, in a sentence</source>
        <translation>Quel préjudice en résulterait, en une phrase</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>None yet</source>
        <translation>Aucune encore</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>The window is opened by itself, or with --library and one file. Commands and their help are those of briefing-app, the program beside it, in a console.</source>
        <translation>La fenêtre s’ouvre d’elle-même, ou avec --library et un seul fichier. Les commandes et leur aide sont celles de briefing-app, le programme à côté, dans une console.</translation>
    </message>
    <message>
        <source>These words are not understood: {complaint}</source>
        <translation>Ces mots n’ont pas été compris&#xa0;: {complaint}</translation>
    </message>
</context>
<context>
    <name>RefusalDialog</name>
    <message>
        <source>Briefing Desk cannot be opened</source>
        <translation>Briefing Desk ne peut pas s’ouvrir</translation>
    </message>
    <message>
        <source>Why it cannot be opened</source>
        <translation>Pourquoi le programme ne peut pas s’ouvrir</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>This was changed by someone else since it was opened, so nothing was saved: look at what it says now, then bring your changes in again.</source>
        <translation>Quelqu’un d’autre a modifié ceci depuis l’ouverture et rien n’a été enregistré&#xa0;: voyez ce qui y est dit maintenant, puis apportez de nouveau vos changements.</translation>
    </message>
    <message>
        <source>Founded</source>
        <translation>Fondation</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Short form</source>
        <translation>Forme courte</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Fait partie de</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>From</source>
        <translation>À partir de</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’à</translation>
    </message>
    <message>
        <source>Fill in “{field}”.</source>
        <translation>Remplissez «&#xa0;{field}&#xa0;».</translation>
    </message>
    <message>
        <source>“{field}” is too long: shorten it.</source>
        <translation>«&#xa0;{field}&#xa0;» est trop long&#xa0;: raccourcissez-le.</translation>
    </message>
    <message>
        <source>“{field}” is one line: join the lines.</source>
        <translation>«&#xa0;{field}&#xa0;» tient sur une ligne&#xa0;: réunissez les lignes.</translation>
    </message>
    <message>
        <source>“{given}” says no date: write a day, a month, a season, a year or a span of them.</source>
        <translation>«&#xa0;{given}&#xa0;» n’indique aucune date&#xa0;: écrivez un jour, un mois, une saison, une année ou une période.</translation>
    </message>
    <message>
        <source>“{given}” lies before the beginning: correct one of the two dates.</source>
        <translation>«&#xa0;{given}&#xa0;» précède le début&#xa0;: corrigez l’une des deux dates.</translation>
    </message>
    <message>
        <source>“{given}” is no number: write it in digits, such as 165,000.50.</source>
        <translation>«&#xa0;{given}&#xa0;» n’est pas un nombre&#xa0;: écrivez-le en chiffres, par exemple 165&#xa0;000,50.</translation>
    </message>
    <message>
        <source>“{given}” is no count: write a whole number in digits.</source>
        <translation>«&#xa0;{given}&#xa0;» n’est pas un compte&#xa0;: écrivez un nombre entier en chiffres.</translation>
    </message>
    <message>
        <source>“{given}” is no share: it lies between 0 and 100 %.</source>
        <translation>«&#xa0;{given}&#xa0;» n’est pas une part&#xa0;: elle se situe entre 0 et 100&#xa0;%.</translation>
    </message>
    <message>
        <source>The shares come to {given} %: together they are at most 100 %.</source>
        <translation>Les parts totalisent {given}&#xa0;%&#xa0;: ensemble, elles font au plus 100&#xa0;%.</translation>
    </message>
    <message>
        <source>“{given}” is no currency: write its three letters, such as CAD.</source>
        <translation>«&#xa0;{given}&#xa0;» n’est pas une monnaie&#xa0;: écrivez ses trois lettres, par exemple CAD.</translation>
    </message>
    <message>
        <source>Nothing is said yet: fill in at least one field.</source>
        <translation>Rien n’est dit encore&#xa0;: remplissez au moins un champ.</translation>
    </message>
    <message>
        <source>What reached us redacted stays redacted: state what you know yourself as a new fact.</source>
        <translation>Ce qui nous est parvenu caviardé reste caviardé&#xa0;: énoncez ce que vous savez vous-même dans un nouveau fait.</translation>
    </message>
    <message>
        <source>“{given}” is not among the choices.</source>
        <translation>«&#xa0;{given}&#xa0;» n’est pas parmi les choix.</translation>
    </message>
    <message>
        <source>“{field}” says no date: write a day, a month, a season, a year or a span of them.</source>
        <translation>«&#xa0;{field}&#xa0;» n’indique aucune date&#xa0;: écrivez un jour, un mois, une saison, une année ou une période.</translation>
    </message>
    <message>
        <source>“{field}” lies before the beginning: correct one of the two dates.</source>
        <translation>«&#xa0;{field}&#xa0;» précède le début&#xa0;: corrigez l’une des deux dates.</translation>
    </message>
    <message>
        <source>“{field}” is no number: write it in digits, such as 165,000.50.</source>
        <translation>«&#xa0;{field}&#xa0;» n’est pas un nombre&#xa0;: écrivez-le en chiffres, par exemple 165&#xa0;000,50.</translation>
    </message>
    <message>
        <source>“{field}” is no count: write a whole number in digits.</source>
        <translation>«&#xa0;{field}&#xa0;» n’est pas un compte&#xa0;: écrivez un nombre entier en chiffres.</translation>
    </message>
    <message>
        <source>“{field}” holds a share that is not between 0 and 100 %.</source>
        <translation>«&#xa0;{field}&#xa0;» contient une part qui n’est pas entre 0 et 100&#xa0;%.</translation>
    </message>
    <message>
        <source>The shares come to more than 100 %: correct them.</source>
        <translation>Le total des parts dépasse 100&#xa0;%&#xa0;: corrigez-les.</translation>
    </message>
    <message>
        <source>“{field}” is no currency: write its three letters, such as CAD.</source>
        <translation>«&#xa0;{field}&#xa0;» n’est pas une devise&#xa0;: écrivez ses trois lettres, par exemple CAD.</translation>
    </message>
    <message>
        <source>“{field}” is not among the choices.</source>
        <translation>«&#xa0;{field}&#xa0;» ne fait pas partie des choix.</translation>
    </message>
</context>
<context>
    <name>ReleaseChecklist</name>
    <message>
        <source>Before release</source>
        <translation>Avant la communication</translation>
    </message>
    <message>
        <source>Trying the public edition</source>
        <translation>Essai de l’édition publique</translation>
    </message>
    <message>
        <source>&amp;Try the public edition</source>
        <translation>&amp;Essayer l’édition publique</translation>
    </message>
    <message>
        <source>Make it and search it as an export does, without writing a file</source>
        <translation>La produire et la fouiller comme le fait une exportation, sans écrire de fichier</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <source>Write the public edition, with its release record beside it</source>
        <translation>Écrire l’édition publique, avec son registre de communication à côté</translation>
    </message>
    <message>
        <source>Ticks are for this sitting and recorded nowhere; one goes when what it is about changes.</source>
        <translation>Les coches valent pour cette séance et ne sont consignées nulle part; une coche disparaît quand son objet change.</translation>
    </message>
    <message>
        <source>To be done</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>To be done: {sentence}</source>
        <translation>À faire&#xa0;: {sentence}</translation>
    </message>
    <message>
        <source>For people to look at</source>
        <translation>À regarder par des personnes</translation>
    </message>
    <message>
        <source>Hints, which stop nothing</source>
        <translation>Indices, qui n’arrêtent rien</translation>
    </message>
    <message>
        <source>Hint: {sentence}</source>
        <translation>Indice&#xa0;: {sentence}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Done: {sentence}</source>
        <translation>Fait&#xa0;: {sentence}</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Remis</translation>
    </message>
    <message>
        <source>Nothing was handed over yet.</source>
        <translation>Rien n’a encore été remis.</translation>
    </message>
    <message>
        <source>Tried {moment}</source>
        <translation>Essai du {moment}</translation>
    </message>
    <message>
        <source>internal edition</source>
        <translation>édition interne</translation>
    </message>
    <message>
        <source>public edition</source>
        <translation>édition publique</translation>
    </message>
    <message>
        <source>edition for {partners}</source>
        <translation>édition pour {partners}</translation>
    </message>
</context>
<context>
    <name>Releasing</name>
    <message>
        <source>Before release</source>
        <translation>Avant la communication</translation>
    </message>
    <message>
        <source>Trying the public edition…</source>
        <translation>Essai de l’édition publique…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>The public edition passes every check as a Word document: {phrases} phrases are looked for by {rules} rules, and it stays the same with other words withheld.</source>
        <translation>L’édition publique passe toutes les vérifications comme document Word&#xa0;: {phrases} expressions sont cherchées selon {rules} règles, et elle reste la même quand d’autres mots sont prélevés.</translation>
    </message>
    <message>
        <source>The trial was cancelled.</source>
        <translation>L’essai a été arrêté.</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Replace the file?</source>
        <translation>Remplacer le fichier?</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Remplacer</translation>
    </message>
    <message>
        <source>“{file}” is there already. The backup would take its place, and what it holds is lost.</source>
        <translation>«&#xa0;{file}&#xa0;» existe déjà. La copie de sauvegarde prendrait sa place, et ce que contient ce fichier serait perdu.</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Rétablir une copie de sauvegarde</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>“{backup}” is checked, and a copy of it becomes the library {path}.</source>
        <translation>«&#xa0;{backup}&#xa0;» est vérifiée, et une copie en devient la bibliothèque {path}.</translation>
    </message>
    <message>
        <source>“{backup}” is checked, and a copy of it takes the place of “{library}”. What was done since is not in it.

The present file is not deleted: it is kept beside it, under a name that says when.</source>
        <translation>«&#xa0;{backup}&#xa0;» est vérifiée, et une copie prend la place de «&#xa0;{library}&#xa0;». Ce qui a été fait depuis n’y est pas.

Le fichier actuel n’est pas supprimé&#xa0;: il est conservé à côté, sous un nom qui dit quand.</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>“{title}” says what it said then.</source>
        <translation>«&#xa0;{title}&#xa0;» a retrouvé son texte d’alors.</translation>
    </message>
    <message>
        <source>“{title}” is empty, as it was then.</source>
        <translation>«&#xa0;{title}&#xa0;» est vide, comme à ce moment-là.</translation>
    </message>
</context>
<context>
    <name>ReturnedDialog</name>
    <message>
        <source>Changes in “{file}”</source>
        <translation>Modifications dans «&#xa0;{file}&#xa0;»</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Modifications</translation>
    </message>
    <message>
        <source>Nothing was changed in this copy.</source>
        <translation>Rien n’a été modifié dans cette copie.</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Accepter</translation>
    </message>
    <message>
        <source>&amp;Refuse</source>
        <translation>&amp;Refuser</translation>
    </message>
    <message>
        <source>Accept all of this &amp;kind</source>
        <translation>Accepter toutes celles de ce &amp;type</translation>
    </message>
    <message>
        <source>Accept a&amp;ll</source>
        <translation>Acc&amp;epter tout</translation>
    </message>
    <message>
        <source>Those that touch nothing severed or received, and leave no passage empty</source>
        <translation>Celles qui ne touchent rien de prélevé ni de reçu et ne vident aucun passage</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n modification</numerusform>
            <numerusform>%n modifications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>%n acceptée</numerusform>
            <numerusform>%n acceptées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not to be accepted</source>
        <translation>
            <numerusform>%n qui ne peut pas être acceptée</numerusform>
            <numerusform>%n qui ne peuvent pas être acceptées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s), which are read in Word</source>
        <translation>
            <numerusform>%n commentaire, à lire dans Word</numerusform>
            <numerusform>%n commentaires, à lire dans Word</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Bring in %n change(s)</source>
        <translation>
            <numerusform>Re&amp;prendre %n modification</numerusform>
            <numerusform>Re&amp;prendre %n modifications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undecided: they stay out</source>
        <translation>
            <numerusform>%n à décider&#xa0;: elle reste de côté</numerusform>
            <numerusform>%n à décider&#xa0;: elles restent de côté</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undecided change(s) are accepted one by one only: they touch something severed or received or what was changed here since, were copied from elsewhere, or leave a passage empty.</source>
        <translation>
            <numerusform>%n modification non décidée n’est acceptée que séparément&#xa0;: elle touche quelque chose de prélevé, de reçu ou de modifié ici depuis, a été copiée d’ailleurs ou vide un passage.</numerusform>
            <numerusform>%n modifications non décidées ne sont acceptées qu’une à une&#xa0;: elles touchent quelque chose de prélevé, de reçu ou de modifié ici depuis, ont été copiées d’ailleurs ou vident un passage.</numerusform>
        </translation>
    </message>
    <message>
        <source>The note</source>
        <translation>La note</translation>
    </message>
    <message>
        <source>With the change</source>
        <translation>Avec la modification</translation>
    </message>
    <message>
        <source>Paragraph {number} of the file</source>
        <translation>Paragraphe {number} du fichier</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) here</source>
        <translation>
            <numerusform>%n commentaire ici</numerusform>
            <numerusform>%n commentaires ici</numerusform>
        </translation>
    </message>
    <message>
        <source>Paragraph {number} of the file, which begins “{words}”</source>
        <translation>Paragraphe {number} du fichier, qui commence par «&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>Not to be accepted</source>
        <translation>Ne peut être acceptée</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>À décider</translation>
    </message>
    <message>
        <source>Undecided, one by one only</source>
        <translation>À décider, une à une seulement</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptée</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusée</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>What is odd</source>
        <translation>Anomalies</translation>
    </message>
    <message>
        <source>No item only seems to belong to another.</source>
        <translation>Aucun élément n’est à imbriquer.</translation>
    </message>
    <message numerus="yes">
        <source>%n profile(s)</source>
        <translation>
            <numerusform>%n profil</numerusform>
            <numerusform>%n profils</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n fait</numerusform>
            <numerusform>%n faits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received redaction(s)</source>
        <translation>
            <numerusform>%n caviardage reçu</numerusform>
            <numerusform>%n caviardages reçus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nothing lost: {held} of %n line(s) accounted for</source>
        <translation>
            <numerusform>rien de perdu&#xa0;: {held} ligne sur %n justifiée</numerusform>
            <numerusform>rien de perdu&#xa0;: {held} lignes sur %n justifiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>LOST: only {held} of %n line(s) accounted for</source>
        <translation>
            <numerusform>PERTE&#xa0;: seulement {held} ligne sur %n justifiée</numerusform>
            <numerusform>PERTE&#xa0;: seulement {held} lignes sur %n justifiées</numerusform>
        </translation>
    </message>
    <message>
        <source>the source says it is {marking}</source>
        <translation>la source se dit {marking}</translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s)</source>
        <translation>
            <numerusform>%n correction</numerusform>
            <numerusform>%n corrections</numerusform>
        </translation>
    </message>
    <message>
        <source>… (the rest of it is kept as well)</source>
        <translation>… (le reste est conservé aussi)</translation>
    </message>
    <message>
        <source>Source lines</source>
        <translation>Lignes de la source</translation>
    </message>
    <message>
        <source>The whole line</source>
        <translation>La ligne entière</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Ann&amp;uler</translation>
    </message>
    <message>
        <source>Undo the last correction (Ctrl+Z)</source>
        <translation>Annuler la dernière correction (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Make the correction again (Ctrl+Y)</source>
        <translation>Refaire la correction (Ctrl+Y)</translation>
    </message>
    <message>
        <source>Ne&amp;st items</source>
        <translation>&amp;Imbriquer</translation>
    </message>
    <message>
        <source>Put every item under the one it seems to belong to</source>
        <translation>Placer chaque élément sous celui dont il semble dépendre</translation>
    </message>
    <message>
        <source>Mark the rest {marking}</source>
        <translation>Marquer le reste {marking}</translation>
    </message>
    <message>
        <source>The document says so of itself in its header, a watermark or its properties: what has no mark of its own is marked so</source>
        <translation>Le document le dit de lui-même dans son en-tête, un filigrane ou ses propriétés&#xa0;: ce qui n’a pas de marque propre est marqué ainsi</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Ne &amp;pas importer</translation>
    </message>
    <message>
        <source>Leave without importing anything (Esc)</source>
        <translation>Quitter sans rien importer (Échap)</translation>
    </message>
    <message>
        <source>I&amp;mport</source>
        <translation>I&amp;mporter</translation>
    </message>
    <message>
        <source>Store it as it is here (Ctrl+Enter)</source>
        <translation>Conserver tel que montré ici (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Propositions</translation>
    </message>
    <message>
        <source>Pr&amp;ofiles</source>
        <translation>Pr&amp;ofils</translation>
    </message>
    <message>
        <source>&amp;Facts</source>
        <translation>&amp;Faits</translation>
    </message>
    <message numerus="yes">
        <source>Odd: %n</source>
        <translation>
            <numerusform>Anomalies&#xa0;: %n</numerusform>
            <numerusform>Anomalies&#xa0;: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Source, word for word</source>
        <translation>Source, mot pour mot</translation>
    </message>
</context>
<context>
    <name>RevisionsButton</name>
    <message>
        <source>Revisions…</source>
        <translation>Révisions…</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Révisions</translation>
    </message>
    <message>
        <source>Compare the revisions of this text, or go back to one (Ctrl+Alt+R)</source>
        <translation>Comparer les révisions de ce texte, ou revenir à l’une d’elles (Ctrl+Alt+R)</translation>
    </message>
</context>
<context>
    <name>RevisionsDialog</name>
    <message>
        <source>Revisions of “{title}”</source>
        <translation>Révisions de «&#xa0;{title}&#xa0;»</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Révisions</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Comparer avec</translation>
    </message>
    <message>
        <source>the revision before it</source>
        <translation>la révision précédente</translation>
    </message>
    <message>
        <source>the text as it is now</source>
        <translation>le texte actuel</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>Côte à c&amp;ôte</translation>
    </message>
    <message>
        <source>&amp;Restore this revision</source>
        <translation>&amp;Restaurer cette révision</translation>
    </message>
    <message>
        <source>&amp;Compare with</source>
        <translation>&amp;Comparer avec</translation>
    </message>
    <message>
        <source>This text has no revisions yet: nothing was saved.</source>
        <translation>Ce texte n’a pas encore de révision&#xa0;: rien n’a été enregistré.</translation>
    </message>
    <message>
        <source>Nothing changed since this revision.</source>
        <translation>Rien n’a changé depuis cette révision.</translation>
    </message>
    <message>
        <source>What changed since.</source>
        <translation>Ce qui a changé depuis.</translation>
    </message>
    <message>
        <source>This revision changed nothing.</source>
        <translation>Cette révision n’a rien changé.</translation>
    </message>
    <message>
        <source>What this revision changed.</source>
        <translation>Ce que cette révision a changé.</translation>
    </message>
    <message>
        <source>There are no words to compare: this revision is empty.</source>
        <translation>Il n’y a aucun mot à comparer&#xa0;: cette révision est vide.</translation>
    </message>
    <message>
        <source>This revision</source>
        <translation>Cette révision</translation>
    </message>
    <message>
        <source>The revision before it</source>
        <translation>La révision précédente</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>The text is empty.</source>
        <translation>Le texte est vide.</translation>
    </message>
    <message>
        <source>This revision is empty: if it is restored, the text has no words any more.</source>
        <translation>Cette révision est vide&#xa0;: si elle est restaurée, le texte n’aura plus aucun mot.</translation>
    </message>
    <message>
        <source>the text now</source>
        <translation>texte actuel</translation>
    </message>
    <message>
        <source>first text</source>
        <translation>premier texte</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>saisi</translation>
    </message>
    <message>
        <source>draft set aside</source>
        <translation>ébauche mise de côté</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importé</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>words severed</source>
        <translation>passages prélevés</translation>
    </message>
    <message>
        <source>marking changed</source>
        <translation>marquage modifié</translation>
    </message>
    <message>
        <source>older text restored</source>
        <translation>texte antérieur restauré</translation>
    </message>
    <message>
        <source>package opened</source>
        <translation>paquet ouvert</translation>
    </message>
    <message>
        <source>a colleague’s text, as it came</source>
        <translation>texte d’un collègue, tel que reçu</translation>
    </message>
</context>
<context>
    <name>RoomTabs</name>
    <message>
        <source>Parts of what is open</source>
        <translation>Parties de ce qui est ouvert</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Save and go back (Alt+Left or Esc)</source>
        <translation>Enregistrer et revenir (Alt+Gauche ou Échap)</translation>
    </message>
</context>
<context>
    <name>SalvageCommand</name>
    <message>
        <source>Reading what can be read of “{file}”…</source>
        <translation>Lecture de ce qui peut être lu de «&#xa0;{file}&#xa0;»…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>The new library is {path}. Look through it before you use it. The damaged one was left as it was.</source>
        <translation>La nouvelle bibliothèque est {path}. Parcourez-la avant de vous en servir. Celle qui est endommagée a été laissée telle quelle.</translation>
    </message>
    <message>
        <source>What could be read</source>
        <translation>Ce qui a pu être lu</translation>
    </message>
    <message>
        <source>&amp;Open the new library</source>
        <translation>&amp;Ouvrir la nouvelle bibliothèque</translation>
    </message>
    <message>
        <source>The new library is {path}.</source>
        <translation>La nouvelle bibliothèque est {path}.</translation>
    </message>
</context>
<context>
    <name>SalvagedWords</name>
    <message>
        <source>{spoilt} of {pages} pages could not be read.</source>
        <translation>{spoilt} pages sur {pages} n’ont pas pu être lues.</translation>
    </message>
    <message>
        <source>{what}: {came} came over</source>
        <translation>{what}&#xa0;: {came} repris</translation>
    </message>
    <message>
        <source>passages in them</source>
        <translation>passages de ces textes</translation>
    </message>
    <message>
        <source>{what}: {came} came over, some are lost, nobody can say how many</source>
        <translation>{what}&#xa0;: {came} repris, d’autres sont perdus, sans qu’on puisse dire combien</translation>
    </message>
    <message>
        <source>{what}: {came} came over, {lost} lost</source>
        <translation>{what}&#xa0;: {came} repris, {lost} perdus</translation>
    </message>
    <message>
        <source>{what}: {came} came over, none lost</source>
        <translation>{what}&#xa0;: {came} repris, aucune perte</translation>
    </message>
    <message>
        <source>profiles</source>
        <translation>profils</translation>
    </message>
    <message>
        <source>facts</source>
        <translation>faits</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notes</translation>
    </message>
    <message>
        <source>sections</source>
        <translation>sections</translation>
    </message>
    <message>
        <source>texts of sections</source>
        <translation>textes des sections</translation>
    </message>
    <message>
        <source>texts, earlier ones included</source>
        <translation>textes, y compris les versions antérieures</translation>
    </message>
    <message>
        <source>unfinished texts and lines</source>
        <translation>textes et lignes en cours</translation>
    </message>
    <message>
        <source>severances</source>
        <translation>prélèvements</translation>
    </message>
    <message>
        <source>withheld words that were deleted</source>
        <translation>mots retenus qui ont été supprimés</translation>
    </message>
    <message>
        <source>records of releases</source>
        <translation>comptes rendus de communication</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>images</translation>
    </message>
    <message>
        <source>imports</source>
        <translation>importations</translation>
    </message>
    <message>
        <source>lines of imported files and of the record of acts</source>
        <translation>lignes des fichiers importés et du registre des actes</translation>
    </message>
    <message>
        <source>The beginning of the file is lost, and with it what tells which pages are as they were written: anything may be damaged. No approval came over.</source>
        <translation>Le début du fichier est perdu, et avec lui ce qui dit quelles pages sont telles qu’elles ont été écrites&#xa0;: tout peut être endommagé. Aucune approbation n’a été reprise.</translation>
    </message>
    <message>
        <source>The journal beside the library could not be used whole: what was saved last may be missing. No approval came over, and every section and fact is withheld until you have looked at it.</source>
        <translation>Le journal à côté de la bibliothèque n’a pas pu être utilisé en entier&#xa0;: ce qui a été enregistré en dernier peut manquer. Aucune approbation n’a été reprise, et chaque section et chaque fait sont retenus jusqu’à ce que vous les ayez regardés.</translation>
    </message>
    <message>
        <source>Of these the name or title is lost, and any marking set for the whole: {names}. Set both again.</source>
        <translation>De ceux-ci, le nom ou le titre est perdu, ainsi que toute cote fixée pour l’ensemble&#xa0;: {names}. Fixez les deux de nouveau.</translation>
    </message>
    <message>
        <source>The settings of the library are lost: its ceiling is the usual one. Set it again.</source>
        <translation>Les paramètres de la bibliothèque sont perdus&#xa0;: son plafond est le plafond habituel. Réglez-le de nouveau.</translation>
    </message>
    <message>
        <source>Severances to be decided again, since the record of the decision is lost: {count}. Their words stay withheld.</source>
        <translation>Prélèvements à décider de nouveau, parce que la trace de la décision est perdue&#xa0;: {count}. Leurs mots restent retenus.</translation>
    </message>
    <message>
        <source>Sections of these are withheld whole, since their last text may be lost: {names}.</source>
        <translation>Des sections de ces profils et notes sont retenues en entier, parce que leur dernier texte est peut-être perdu&#xa0;: {names}.</translation>
    </message>
</context>
<context>
    <name>SectionActions</name>
    <message>
        <source>&amp;Add a section…</source>
        <translation>&amp;Ajouter une section…</translation>
    </message>
    <message>
        <source>&amp;Change the heading…</source>
        <translation>&amp;Changer le titre…</translation>
    </message>
    <message>
        <source>Move to the &amp;left</source>
        <translation>Déplacer vers la &amp;gauche</translation>
    </message>
    <message>
        <source>Move to the &amp;right</source>
        <translation>Déplacer vers la &amp;droite</translation>
    </message>
    <message>
        <source>&amp;Sever the whole section…</source>
        <translation>&amp;Prélever toute la section…</translation>
    </message>
    <message>
        <source>&amp;Free the whole section…</source>
        <translation>Li&amp;bérer toute la section…</translation>
    </message>
    <message>
        <source>&amp;Delete the section</source>
        <translation>&amp;Supprimer la section</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Onglet suivant</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Onglet précédent</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Add, rename, move, sever and delete sections</source>
        <translation>Ajouter, renommer, déplacer, prélever et supprimer des sections</translation>
    </message>
</context>
<context>
    <name>SectionEditor</name>
    <message>
        <source>Text of the section</source>
        <translation>Texte de la section</translation>
    </message>
    <message>
        <source>Choose the words to sever first.</source>
        <translation>Choisissez d’abord les mots à prélever.</translation>
    </message>
    <message>
        <source>The marking is lowered and no reason is given.</source>
        <translation>Le marquage est abaissé et aucune raison n’est donnée.</translation>
    </message>
    <message>
        <source>Severed: {provisions}.</source>
        <translation>Prélevé&#xa0;: {provisions}.</translation>
    </message>
    <message>
        <source>The severance is removed.</source>
        <translation>Le prélèvement est retiré.</translation>
    </message>
    <message>
        <source>Nothing is severed here.</source>
        <translation>Rien n’est prélevé ici.</translation>
    </message>
    <message>
        <source>no marking</source>
        <translation>aucun marquage</translation>
    </message>
    <message>
        <source>Portion marking: {marking}.</source>
        <translation>Marquage du passage&#xa0;: {marking}.</translation>
    </message>
    <message>
        <source>no record</source>
        <translation>aucune décision</translation>
    </message>
</context>
<context>
    <name>SectionPage</name>
    <message>
        <source>Text in {language}</source>
        <translation>Texte en {language}</translation>
    </message>
    <message>
        <source>An older draft of this section was kept among its revisions.</source>
        <translation>Une ébauche plus ancienne de cette section a été gardée parmi ses révisions.</translation>
    </message>
    <message>
        <source>This section has no text in {language} yet.</source>
        <translation>Cette section n’a pas encore de texte en {language}.</translation>
    </message>
    <message>
        <source>Text of “{heading}”</source>
        <translation>Texte de «&#xa0;{heading}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>SectionPane</name>
    <message>
        <source>Text of “{heading}”</source>
        <translation>Texte de «&#xa0;{heading}&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>Compare %n change(s)</source>
        <translation>
            <numerusform>Comparer %n changement</numerusform>
            <numerusform>Comparer %n changements</numerusform>
        </translation>
    </message>
    <message>
        <source>Heading of the section</source>
        <translation>Titre de la section</translation>
    </message>
    <message>
        <source>(without a heading)</source>
        <translation>(sans titre)</translation>
    </message>
    <message>
        <source>The source of some passages changed: see them beside those of the profile</source>
        <translation>La source de certains passages a changé&#xa0;: les voir à côté de ceux du profil</translation>
    </message>
    <message>
        <source>This note has no section yet.</source>
        <translation>Cette note n’a encore aucune section.</translation>
    </message>
    <message>
        <source>Add a &amp;section</source>
        <translation>Ajouter une &amp;section</translation>
    </message>
</context>
<context>
    <name>SectionWords</name>
    <message>
        <source>Overview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>[withheld] {heading}</source>
        <translation>[prélevée] {heading}</translation>
    </message>
    <message>
        <source>Withheld whole</source>
        <translation>Prélevée en entier</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>{time} today</source>
        <translation>{time} aujourd’hui</translation>
    </message>
    <message>
        <source>{time} on {day}</source>
        <translation>{time} le {day}</translation>
    </message>
</context>
<context>
    <name>SettingsCommands</name>
    <message>
        <source>The settings could not be kept: they hold until the program is closed.</source>
        <translation>Les paramètres n’ont pas pu être conservés&#xa0;: ils valent jusqu’à la fermeture du programme.</translation>
    </message>
    <message>
        <source>The file of your settings could not be read, so the usual ones are used. It is kept beside the new one.</source>
        <translation>Le fichier de vos paramètres n’a pas pu être lu; les paramètres habituels sont utilisés. Il est conservé à côté du nouveau.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Appliquer</translation>
    </message>
    <message>
        <source>&amp;Usual settings</source>
        <translation>Paramètres &amp;habituels</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Size of text, in per cent</source>
        <translation>Taille du texte, en pourcentage</translation>
    </message>
    <message>
        <source> %</source>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source>Comfortable &amp;rows</source>
        <translation>&amp;Rangées espacées</translation>
    </message>
    <message>
        <source>More room between the rows of lists</source>
        <translation>Plus d’espace entre les rangées des listes</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Couleurs</translation>
    </message>
    <message>
        <source>&amp;Size of text</source>
        <translation>Taille du te&amp;xte</translation>
    </message>
    <message>
        <source>Colours and size are shown at once. The rest follows when you apply.</source>
        <translation>Les couleurs et la taille se voient tout de suite. Le reste suit quand vous appliquez.</translation>
    </message>
</context>
<context>
    <name>SeveranceCommands</name>
    <message>
        <source>Taken back.</source>
        <translation>Annulé.</translation>
    </message>
</context>
<context>
    <name>SeveranceDecisions</name>
    <message>
        <source>Recommend</source>
        <translation>Recommander</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Withdraw the decision</source>
        <translation>Retirer la décision</translation>
    </message>
    <message>
        <source>Change the provisions</source>
        <translation>Changer les dispositions</translation>
    </message>
    <message>
        <source>Look again on a day</source>
        <translation>Revoir un autre jour</translation>
    </message>
    <message>
        <source>Reco&amp;mmend</source>
        <translation>Re&amp;commander</translation>
    </message>
    <message>
        <source>&amp;Approve</source>
        <translation>Appro&amp;uver</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>Ret&amp;irer</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>C&amp;hanger</translation>
    </message>
    <message>
        <source>Se&amp;t</source>
        <translation>Fi&amp;xer</translation>
    </message>
    <message>
        <source>What is chosen is only proposed: there is nothing to withdraw.</source>
        <translation>Ce qui est choisi n’est que proposé&#xa0;: il n’y a rien à retirer.</translation>
    </message>
    <message>
        <source>What is chosen is approved already.</source>
        <translation>Ce qui est choisi est déjà approuvé.</translation>
    </message>
</context>
<context>
    <name>SeveranceFilters</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Provision</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Show all severances again</source>
        <translation>Montrer de nouveau tous les prélèvements</translation>
    </message>
</context>
<context>
    <name>SeveranceForm</name>
    <message>
        <source>Decision about what is chosen</source>
        <translation>Décision sur ce qui est choisi</translation>
    </message>
    <message>
        <source>Provisions</source>
        <translation>Dispositions</translation>
    </message>
    <message>
        <source>15(1), 19(1): several with commas</source>
        <translation>15(1), 19(1)&#xa0;: plusieurs avec des virgules</translation>
    </message>
    <message>
        <source>On a da&amp;y</source>
        <translation>À &amp;une date</translation>
    </message>
    <message>
        <source>Day to look again</source>
        <translation>Jour où revoir</translation>
    </message>
    <message>
        <source>Reason for the decision</source>
        <translation>Motif de la décision</translation>
    </message>
    <message>
        <source>Your account’s name, {name}, and the reason are kept with the decision, so that it can be explained later. The name is recorded, not verified.</source>
        <translation>Le nom de votre compte, {name}, et le motif sont conservés avec la décision, pour qu’elle puisse être expliquée plus tard. Le nom est consigné, et non vérifié.</translation>
    </message>
    <message>
        <source>&amp;Decision</source>
        <translation>Déci&amp;sion</translation>
    </message>
    <message>
        <source>Prov&amp;isions</source>
        <translation>D&amp;ispositions</translation>
    </message>
    <message>
        <source>Reas&amp;on</source>
        <translation>Mo&amp;tif</translation>
    </message>
    <message>
        <source>Without a day of its own, a time limit of the act says when: {day}.</source>
        <translation>Sans jour fixé, un délai de la loi dit quand&#xa0;: {day}.</translation>
    </message>
    <message>
        <source>Without a day of its own it is on no list: the act sets no time limit here.</source>
        <translation>Sans jour fixé, il n’est sur aucune liste&#xa0;: la loi ne fixe pas de délai ici.</translation>
    </message>
    <message>
        <source>Why, in a sentence</source>
        <translation>Pourquoi, en une phrase</translation>
    </message>
    <message>
        <source>Why, where there is something to say</source>
        <translation>Pourquoi, s’il y a lieu de le dire</translation>
    </message>
</context>
<context>
    <name>SeveranceList</name>
    <message>
        <source>Nothing is severed here: choose words in the text and press F9 to withhold them.</source>
        <translation>Rien n’est prélevé ici&#xa0;: choisissez des mots dans le texte et appuyez sur F9 pour les retenir.</translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s) not approved yet; Ctrl+A chooses all.</source>
        <translation>
            <numerusform>%n prélèvement pas encore approuvé; Ctrl+A les choisit tous.</numerusform>
            <numerusform>%n prélèvements pas encore approuvés; Ctrl+A les choisit tous.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every severance here is approved.</source>
        <translation>Tous les prélèvements sont approuvés.</translation>
    </message>
    <message>
        <source>{shown} of {count} shown.</source>
        <translation>{shown} sur {count} affichés.</translation>
    </message>
    <message>
        <source>Severances</source>
        <translation>Prélèvements</translation>
    </message>
    <message>
        <source>The severance in full</source>
        <translation>Le prélèvement en entier</translation>
    </message>
</context>
<context>
    <name>SeverancePanel</name>
    <message>
        <source>Severances</source>
        <translation>Prélèvements</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation>A&amp;ller au passage</translation>
    </message>
    <message>
        <source>Go to the words, the section or the fact (Enter in the list)</source>
        <translation>Aller aux mots, à la section ou au fait (Entrée dans la liste)</translation>
    </message>
    <message>
        <source>Nothing was decided: this was changed meanwhile. Look at it again first.</source>
        <translation>Rien n’a été décidé&#xa0;: cela a changé entre-temps. Regardez-le d’abord de nouveau.</translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s) recommended.</source>
        <translation>
            <numerusform>%n prélèvement recommandé.</numerusform>
            <numerusform>%n prélèvements recommandés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s) approved.</source>
        <translation>
            <numerusform>%n prélèvement approuvé.</numerusform>
            <numerusform>%n prélèvements approuvés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The decision on %n severance(s) withdrawn.</source>
        <translation>
            <numerusform>La décision sur %n prélèvement est retirée.</numerusform>
            <numerusform>La décision sur %n prélèvements est retirée.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The provisions of %n severance(s) changed.</source>
        <translation>
            <numerusform>Les dispositions de %n prélèvement sont changées.</numerusform>
            <numerusform>Les dispositions de %n prélèvements sont changées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s) left to the time limits of the act.</source>
        <translation>
            <numerusform>%n prélèvement laissé aux délais de la loi.</numerusform>
            <numerusform>%n prélèvements laissés aux délais de la loi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s) to be looked at again on {day}.</source>
        <translation>
            <numerusform>%n prélèvement à revoir le {day}.</numerusform>
            <numerusform>%n prélèvements à revoir le {day}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Annulé.</translation>
    </message>
</context>
<context>
    <name>SeveranceSide</name>
    <message>
        <source>Severances</source>
        <translation>Prélèvements</translation>
    </message>
</context>
<context>
    <name>SeveranceWords</name>
    <message>
        <source>Recommended by {name}</source>
        <translation>Recommandé par {name}</translation>
    </message>
    <message>
        <source>The same person proposed and approved: have a second person look before the release.</source>
        <translation>La même personne a proposé et approuvé&#xa0;: faites regarder une seconde personne avant la communication.</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Motif&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>What was decided, the latest first:</source>
        <translation>Ce qui a été décidé, le plus récent d’abord&#xa0;:</translation>
    </message>
    <message>
        <source>proposed by {name}, {when}</source>
        <translation>proposé par {name}, {when}</translation>
    </message>
    <message>
        <source>recommended by {name}, {when}</source>
        <translation>recommandé par {name}, {when}</translation>
    </message>
    <message>
        <source>approved by {name}, {when}</source>
        <translation>approuvé par {name}, {when}</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>proposé</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>recommandé</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>approuvé</translation>
    </message>
    <message>
        <source>No provision</source>
        <translation>Aucune disposition</translation>
    </message>
    <message>
        <source>Overdue: to be looked at again since {day}</source>
        <translation>En retard&#xa0;: à revoir depuis le {day}</translation>
    </message>
    <message>
        <source>Overdue: to be looked at again since {day}, by a time limit of the act</source>
        <translation>En retard&#xa0;: à revoir depuis le {day}, selon un délai de la loi</translation>
    </message>
    <message>
        <source>To be looked at again on {day}</source>
        <translation>À revoir le {day}</translation>
    </message>
    <message>
        <source>To be looked at again on {day}, by a time limit of the act</source>
        <translation>À revoir le {day}, selon un délai de la loi</translation>
    </message>
    <message>
        <source>no day</source>
        <translation>aucun jour</translation>
    </message>
    <message>
        <source>proposed by {name} under {provisions}</source>
        <translation>proposé par {name} en vertu de&#xa0;: {provisions}</translation>
    </message>
    <message>
        <source>recommended by {name}</source>
        <translation>recommandé par {name}</translation>
    </message>
    <message>
        <source>approved by {name}</source>
        <translation>approuvé par {name}</translation>
    </message>
    <message>
        <source>the decision withdrawn by {name}</source>
        <translation>décision retirée par {name}</translation>
    </message>
    <message>
        <source>put under {provisions} by {name}</source>
        <translation>dispositions changées par {name}&#xa0;: {provisions}</translation>
    </message>
    <message>
        <source>to be looked at again on: {day}, said {name}</source>
        <translation>à revoir&#xa0;: {day}, selon {name}</translation>
    </message>
    <message>
        <source>the decision ended, for other words came to be withheld</source>
        <translation>la décision a pris fin, car d’autres mots ont été retenus</translation>
    </message>
    <message>
        <source>taken back by {name}</source>
        <translation>annulé par {name}</translation>
    </message>
    <message>
        <source>(without a heading)</source>
        <translation>(sans titre)</translation>
    </message>
    <message>
        <source>A section that is withheld whole</source>
        <translation>Une section retenue en entier</translation>
    </message>
    <message>
        <source>A fact</source>
        <translation>Un fait</translation>
    </message>
</context>
<context>
    <name>SeverancesDialog</name>
    <message>
        <source>Severances in “{title}”</source>
        <translation>Prélèvements dans «&#xa0;{title}&#xa0;»</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>A&amp;nnuler</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Beside the text</source>
        <translation>À côté du texte</translation>
    </message>
</context>
<context>
    <name>SourceLinesModel</name>
    <message>
        <source>blank</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>line {number}: {text}</source>
        <translation>ligne {number}&#xa0;: {text}</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message numerus="yes">
        <source>%n received redaction(s) stay here: one goes only with its whole block.</source>
        <translation>
            <numerusform>%n caviardage reçu reste ici&#xa0;: il ne part qu’avec tout son bloc.</numerusform>
            <numerusform>%n caviardages reçus restent ici&#xa0;: un caviardage ne part qu’avec tout son bloc.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received redaction(s) went with the whole block; Undo brings it back.</source>
        <translation>
            <numerusform>%n caviardage reçu est parti avec tout le bloc; Annuler le ramène.</numerusform>
            <numerusform>%n caviardages reçus sont partis avec tout le bloc; Annuler les ramène.</numerusform>
        </translation>
    </message>
    <message>
        <source>These blocks have markings of two schemes: mark them alike before you join them.</source>
        <translation>Ces blocs ont des marquages de deux systèmes&#xa0;: marquez-les de la même façon avant de les joindre.</translation>
    </message>
    <message>
        <source>Portion marking {marking}.</source>
        <translation>Marquage du passage {marking}.</translation>
    </message>
    <message>
        <source>Severed: {provisions}.</source>
        <translation>Prélevé&#xa0;: {provisions}.</translation>
    </message>
    <message>
        <source>Heading {level}.</source>
        <translation>Titre {level}.</translation>
    </message>
    <message>
        <source>List item, level {level}.</source>
        <translation>Élément de liste, niveau {level}.</translation>
    </message>
    <message>
        <source>Received redaction: nobody here holds the words.</source>
        <translation>Caviardage reçu&#xa0;: personne ici n’a les mots.</translation>
    </message>
    <message>
        <source>Table of {rows} rows and {columns} columns:</source>
        <translation>Tableau de {rows} lignes et {columns} colonnes&#xa0;:</translation>
    </message>
    <message>
        <source>Picture: {words}</source>
        <translation>Image&#xa0;: {words}</translation>
    </message>
    <message>
        <source>Received redaction {provisions} beside.</source>
        <translation>Caviardage reçu {provisions} à côté.</translation>
    </message>
    <message>
        <source>Footnote: {words}</source>
        <translation>Note de bas de page&#xa0;: {words}</translation>
    </message>
    <message>
        <source>Link to {address}.</source>
        <translation>Lien vers {address}.</translation>
    </message>
</context>
<context>
    <name>StructureModel</name>
    <message>
        <source>no profile</source>
        <translation>aucun profil</translation>
    </message>
    <message>
        <source>profile {name}</source>
        <translation>profil {name}</translation>
    </message>
</context>
<context>
    <name>StructurePane</name>
    <message>
        <source>Proposed structure</source>
        <translation>Structure proposée</translation>
    </message>
    <message>
        <source>A letter changes the kind, Tab and Shift+Tab the level, the menu key shows everything.</source>
        <translation>Une lettre change le genre, Tab et Maj+Tab le niveau; la touche Menu montre tout.</translation>
    </message>
    <message>
        <source>There is no such level here: a level grows by one at most.</source>
        <translation>Ce niveau n’existe pas ici&#xa0;: un niveau n’augmente que de un.</translation>
    </message>
    <message>
        <source>A stakeholder’s name is one line of words.</source>
        <translation>Le nom d’un intervenant est une seule ligne de mots.</translation>
    </message>
    <message>
        <source>A line with a received redaction stays in the text: it cannot be this.</source>
        <translation>Une ligne qui contient un caviardage reçu reste dans le texte&#xa0;: elle ne peut être cela.</translation>
    </message>
    <message>
        <source>The line holds words: only a line that is nothing but a redaction can be this.</source>
        <translation>La ligne contient des mots&#xa0;: seule une ligne qui n’est qu’un caviardage peut être cela.</translation>
    </message>
    <message>
        <source>The line cannot be this.</source>
        <translation>La ligne ne peut être cela.</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Genre</translation>
    </message>
    <message>
        <source>&amp;Belongs to</source>
        <translation>Appar&amp;tient à</translation>
    </message>
    <message>
        <source>&amp;Names a stakeholder</source>
        <translation>&amp;Nomme un intervenant</translation>
    </message>
    <message>
        <source>&amp;In</source>
        <translation>A&amp;baisser d’un niveau</translation>
    </message>
    <message>
        <source>&amp;Out</source>
        <translation>Re&amp;monter d’un niveau</translation>
    </message>
    <message>
        <source>&amp;As it was read</source>
        <translation>Tel que &amp;lu</translation>
    </message>
    <message>
        <source>&amp;No profile: the note of the rest</source>
        <translation>&amp;Aucun profil&#xa0;: la note du reste</translation>
    </message>
    <message>
        <source>Introduction</source>
        <translation>Introduction</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>Choose a line to see why it was taken for what it is.</source>
        <translation>Choisissez une ligne pour voir pourquoi elle a été prise pour ce qu’elle est.</translation>
    </message>
    <message>
        <source>belongs to line {line}</source>
        <translation>dépend de la ligne {line}</translation>
    </message>
    <message numerus="yes">
        <source>%n received redaction(s)</source>
        <translation>
            <numerusform>%n caviardage reçu</numerusform>
            <numerusform>%n caviardages reçus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Cells of the table</source>
        <translation>Cellules du tableau</translation>
    </message>
    <message>
        <source>&amp;Sever…</source>
        <translation>&amp;Prélever…</translation>
    </message>
    <message>
        <source>&amp;Remove the severance</source>
        <translation>&amp;Retirer le prélèvement</translation>
    </message>
    <message>
        <source>Choose cells, or whole rows and columns: by their headings, or with Shift+Space and Ctrl+Space from a cell of theirs.</source>
        <translation>Choisissez des cellules, ou des lignes et des colonnes entières&#xa0;: par leurs en-têtes, ou avec Maj+Espace et Ctrl+Espace depuis une de leurs cellules.</translation>
    </message>
</context>
<context>
    <name>TrashCommands</name>
    <message>
        <source>Choose a profile or a note in its list to delete it.</source>
        <translation>Choisissez un profil ou une note dans sa liste pour le supprimer.</translation>
    </message>
    <message>
        <source>“{name}” is in the trash.</source>
        <translation>«&#xa0;{name}&#xa0;» est dans la corbeille.</translation>
    </message>
    <message>
        <source>“{name}” is back where it was.</source>
        <translation>«&#xa0;{name}&#xa0;» est de retour à sa place.</translation>
    </message>
</context>
<context>
    <name>TrashRoom</name>
    <message>
        <source>Trash</source>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>What is in the trash</source>
        <translation>Contenu de la corbeille</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Restaurer</translation>
    </message>
    <message>
        <source>Put what is chosen back where it was (Enter)</source>
        <translation>Remettre à sa place ce qui est choisi (Entrée)</translation>
    </message>
    <message>
        <source>&amp;Go to the lists</source>
        <translation>&amp;Aller aux listes</translation>
    </message>
    <message>
        <source>What was deleted stays here, whole, until it is restored.</source>
        <translation>Ce qui a été supprimé reste ici, entier, jusqu’à ce qu’on le restaure.</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>La corbeille est vide.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) in the trash</source>
        <translation>
            <numerusform>%n élément dans la corbeille</numerusform>
            <numerusform>%n éléments dans la corbeille</numerusform>
        </translation>
    </message>
    <message>
        <source>Note {number}</source>
        <translation>Note {number}</translation>
    </message>
    <message>
        <source>deleted {moment}</source>
        <translation>supprimé le {moment}</translation>
    </message>
    <message>
        <source>“{name}” is back where it was.</source>
        <translation>«&#xa0;{name}&#xa0;» est de retour à sa place.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are back where they were.</source>
        <translation>
            <numerusform>%n élément est de retour à sa place.</numerusform>
            <numerusform>%n éléments sont de retour à leur place.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TypedLines</name>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of this note were left half typed and are not saved yet.</source>
        <translation>
            <numerusform>%n ligne de cette note a été laissée inachevée et n’est pas encore enregistrée.</numerusform>
            <numerusform>%n lignes de cette note ont été laissées inachevées et ne sont pas encore enregistrées.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TypedTexts</name>
    <message>
        <source>Somebody else saved this section: it says what they wrote, and what you typed is kept among its revisions.</source>
        <translation>Une autre personne a enregistré cette section&#xa0;: elle dit ce que cette personne a écrit, et ce que vous avez tapé est conservé parmi ses révisions.</translation>
    </message>
</context>
<context>
    <name>UpliftRow</name>
    <message>
        <source>Raise the whole note to</source>
        <translation>Rehausser toute la note à</translation>
    </message>
    <message>
        <source>Reason for raising or lowering</source>
        <translation>Motif du rehaussement ou de l’abaissement</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>By its parts</source>
        <translation>Selon ses parties</translation>
    </message>
    <message>
        <source>&amp;Raise</source>
        <translation>Re&amp;hausser</translation>
    </message>
    <message>
        <source>Raised to {marking} by {name}: {reason}</source>
        <translation>Rehaussée à {marking} par {name}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>&amp;End raising</source>
        <translation>Mettre fin au re&amp;haussement</translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>{marking} is above what this library may hold: {ceiling} at most.</source>
        <translation>{marking} dépasse ce que cette bibliothèque peut contenir&#xa0;: {ceiling} au plus.</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>non vérifié</translation>
    </message>
</context>
<context>
    <name>WholeActs</name>
    <message>
        <source>The section is withheld whole: its heading and everything in it, in every language. Where notes hold it, the same is proposed there.</source>
        <translation>La section est prélevée en entier&#xa0;: son titre et tout ce qu’elle contient, dans toutes les langues. Là où des notes la contiennent, la même chose y est proposée.</translation>
    </message>
    <message>
        <source>Sever the whole section</source>
        <translation>Prélever toute la section</translation>
    </message>
    <message>
        <source>The whole section is withheld: proposed.</source>
        <translation>Toute la section est prélevée&#xa0;: proposé.</translation>
    </message>
    <message>
        <source>The section is no longer withheld whole. Words that are severed in it stay so, and so do copies of it in notes.</source>
        <translation>La section n’est plus prélevée en entier. Les mots qui y sont prélevés le restent, et ses copies dans des notes aussi.</translation>
    </message>
    <message>
        <source>Free the whole section</source>
        <translation>Libérer toute la section</translation>
    </message>
    <message>
        <source>The section is no longer withheld whole.</source>
        <translation>La section n’est plus prélevée en entier.</translation>
    </message>
    <message>
        <source>The fact is withheld by itself, wherever it is drawn or counted. Where words that state it stand free, a public edition waits for them.</source>
        <translation>Le fait lui-même est prélevé, partout où il est repris ou compté. Là où des mots qui l’énoncent sont restés libres, une édition publique attend qu’ils soient prélevés.</translation>
    </message>
    <message>
        <source>Sever the fact</source>
        <translation>Prélever le fait</translation>
    </message>
    <message>
        <source>The fact is withheld: proposed.</source>
        <translation>Le fait est prélevé&#xa0;: proposé.</translation>
    </message>
    <message>
        <source>The fact is no longer withheld by itself. It stays withheld where words that state it are.</source>
        <translation>Le fait lui-même n’est plus prélevé. Il le reste là où des mots qui l’énoncent le sont.</translation>
    </message>
    <message>
        <source>Free the fact</source>
        <translation>Libérer le fait</translation>
    </message>
    <message>
        <source>The fact is no longer withheld by itself.</source>
        <translation>Le fait lui-même n’est plus prélevé.</translation>
    </message>
    <message>
        <source>&amp;Free</source>
        <translation>&amp;Libérer</translation>
    </message>
    <message>
        <source>&amp;Sever</source>
        <translation>&amp;Prélever</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Annulé.</translation>
    </message>
</context>
<context>
    <name>WholeDialog</name>
    <message>
        <source>&amp;Provisions</source>
        <translation>&amp;Dispositions</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motif</translation>
    </message>
</context>
<context>
    <name>WhomDialog</name>
    <message>
        <source>With whom</source>
        <translation>Avec qui</translation>
    </message>
</context>
<context>
    <name>WhomPage</name>
    <message>
        <source>Find a profile</source>
        <translation>Trouver un profil</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profils</translation>
    </message>
    <message>
        <source>Chosen, in this order</source>
        <translation>Choisis, dans cet ordre</translation>
    </message>
    <message>
        <source>Hi&amp;gher</source>
        <translation>Plus &amp;haut</translation>
    </message>
    <message>
        <source>Lo&amp;wer</source>
        <translation>Plus &amp;bas</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Retirer</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;New library…</source>
        <translation>&amp;Nouvelle bibliothèque…</translation>
    </message>
    <message>
        <source>&amp;Open library…</source>
        <translation>&amp;Ouvrir une bibliothèque…</translation>
    </message>
    <message>
        <source>Open the &amp;sample library</source>
        <translation>Ouvrir la bibliothèque d’&amp;exemple</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>&amp;Import a binder…</source>
        <translation>&amp;Importer un cahier…</translation>
    </message>
    <message>
        <source>&amp;Undo this import</source>
        <translation>Ann&amp;uler cette importation</translation>
    </message>
    <message>
        <source>Open a co&amp;lleague’s package…</source>
        <translation>Ouvrir le paquet d’un co&amp;llègue…</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>&amp;Sauvegarder maintenant</translation>
    </message>
    <message>
        <source>Back up &amp;to…</source>
        <translation>Sauvegarder &amp;vers…</translation>
    </message>
    <message>
        <source>Change the c&amp;eiling…</source>
        <translation>Chan&amp;ger le plafond…</translation>
    </message>
    <message>
        <source>&amp;Check the library</source>
        <translation>Vérifier la &amp;bibliothèque</translation>
    </message>
    <message>
        <source>Bac&amp;kups…</source>
        <translation>Copies &amp;de sauvegarde…</translation>
    </message>
    <message>
        <source>Look at the &amp;backups…</source>
        <translation>Voir les &amp;copies de sauvegarde…</translation>
    </message>
    <message>
        <source>Restore &amp;a backup…</source>
        <translation>Rétablir une &amp;copie de sauvegarde…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;New note…</source>
        <translation>&amp;Nouvelle note…</translation>
    </message>
    <message>
        <source>New &amp;profile…</source>
        <translation>Nouveau &amp;profil…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>Export a&amp;gain</source>
        <translation>E&amp;xporter de nouveau</translation>
    </message>
    <message>
        <source>&amp;Read back a Word copy…</source>
        <translation>&amp;Relire une copie Word…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Ann&amp;uler</translation>
    </message>
    <message>
        <source>&amp;Edit what is chosen</source>
        <translation>&amp;Modifier l’élément choisi</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Tras&amp;h</source>
        <translation>Cor&amp;beille</translation>
    </message>
    <message>
        <source>Se&amp;verances…</source>
        <translation>Pré&amp;lèvements…</translation>
    </message>
    <message>
        <source>Sever every &amp;occurrence of a name…</source>
        <translation>Prélever chaque &amp;occurrence d’un nom…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>&amp;Save now</source>
        <translation>&amp;Enregistrer maintenant</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>&amp;Paramètres…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>Reto&amp;ur</translation>
    </message>
    <message>
        <source>&amp;Go to anything…</source>
        <translation>Aller &amp;n’importe où…</translation>
    </message>
    <message>
        <source>&amp;Search the texts</source>
        <translation>&amp;Chercher dans les textes</translation>
    </message>
    <message>
        <source>&amp;Filter the list</source>
        <translation>&amp;Filtrer la liste</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualiser</translation>
    </message>
    <message>
        <source>In&amp;ternal edition</source>
        <translation>Édition &amp;interne</translation>
    </message>
    <message>
        <source>&amp;Public edition</source>
        <translation>Édition &amp;publique</translation>
    </message>
    <message>
        <source>Internal and public si&amp;de by side</source>
        <translation>Interne et publique cô&amp;te à côte</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>A&amp;grandir</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Réduire</translation>
    </message>
    <message>
        <source>Fit the &amp;width</source>
        <translation>Ajuster à la &amp;largeur</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>Volet &amp;suivant</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>Volet précé&amp;dent</translation>
    </message>
    <message>
        <source>&amp;About Briefing Desk</source>
        <translation>À &amp;propos de Briefing Desk</translation>
    </message>
    <message>
        <source>&amp;Package for a colleague…</source>
        <translation>&amp;Paquet pour un collègue…</translation>
    </message>
    <message>
        <source>&amp;Make a new one of what can be read…</source>
        <translation>En &amp;faire une nouvelle de ce qui peut être lu…</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>&amp;Bibliothèque</translation>
    </message>
    <message>
        <source>&amp;Recent libraries</source>
        <translation>Bibliothèques &amp;récentes</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Note</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Saved</source>
        <translation>Enregistré</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Closing the library…</source>
        <translation>Fermeture de la bibliothèque…</translation>
    </message>
    <message>
        <source>Marking, top</source>
        <translation>Catégorie, en haut</translation>
    </message>
    <message>
        <source>Marking, bottom</source>
        <translation>Catégorie, en bas</translation>
    </message>
    <message>
        <source>Message about the library</source>
        <translation>Message sur la bibliothèque</translation>
    </message>
    <message>
        <source>&amp;Leave without saving</source>
        <translation>&amp;Quitter sans enregistrer</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continuer</translation>
    </message>
</context>
<context>
    <name>_Since</name>
    <message>
        <source>never reviewed</source>
        <translation>jamais revu</translation>
    </message>
    <message numerus="yes">
        <source>reviewed %n year(s) ago</source>
        <translation>
            <numerusform>revu il y a %n an</numerusform>
            <numerusform>revu il y a %n ans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reviewed %n month(s) ago</source>
        <translation>
            <numerusform>revu il y a %n mois</numerusform>
            <numerusform>revu il y a %n mois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reviewed %n day(s) ago</source>
        <translation>
            <numerusform>revu il y a %n jour</numerusform>
            <numerusform>revu il y a %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>reviewed today</source>
        <translation>revu aujourd’hui</translation>
    </message>
</context>
</TS>
