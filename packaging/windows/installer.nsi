; The setup: for the person alone by default, who needs no rights of an administrator; for everybody with /AllUsers.
; makensis -INPUTCHARSET UTF8 -DVERSION=1.2.3 -DNUMBERS=1.2.3.0 -DBUNDLE=folder -DOUTPUT=setup.exe -DICON=x.ico \
;   -DPICTURE=x.bmp
; Also: -DFAST packs quickly and badly, -DSIGN=command signs the uninstaller; the command is given its path.
; For trials, where everybody is an administrator: -DPRETEND_USER=once takes the rights away until they are asked
; for, -DPRETEND_USER=always for good.
;
; Words it takes: /S says nothing and asks nothing; /AllUsers; /CurrentUser, where there are the rights for the other;
; /D=FOLDER, the last one, without quotation marks; /AllowDowngrade; /DesktopLink; /LANG=1033 or 1036. The uninstaller
; takes /S, /PurgeData and /LANG.
; /Elevated is what it gives itself when it starts itself again for the rights of an administrator.
; It ends with 0 done, 1 cancelled, 2 given up half-way, or one of those below.

!define WINDOWS_TOO_OLD 10
!define RUNNING 11
!define NEWER_INSTALLED 12
!define NO_RIGHTS 13
!define NOT_WRITTEN 14
!define OTHER_COPY 15
!define OTHER_FOLDER 16
!define OUTSIDE 17
!define FOR_WHOM 18
!define DATA_KEPT 19
!define IN_PARTS 20

!define START_PROGRAM 100 ; said by the one that was given the rights to the one that asked: done, and start it

!define NAME "Briefing Desk"
!define PROGRAM "Briefing Desk.exe"
!define CONSOLE "briefing-app.exe"
!define UNINSTALLER "Uninstall.exe"
!define PROGID "BriefingDesk.Library"
!define ENDING ".bdl"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\BriefingDesk"
!define FIRST_BUILD 17763 ; Windows 10 1809, the oldest that Qt runs on

Target amd64-unicode ; the 32-bit one does nothing, and says so to nobody, where 32-bit programs cannot run
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64 ; both programs hold the same modules: the second costs next to nothing
!endif

!include MUI2.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include LogicLib.nsh
!include x64.nsh

Name "${NAME}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
ManifestSupportedOS Win10
ManifestDPIAware true
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME} setup"
VIAddVersionKey /LANG=0 "CompanyName" "Briefing Desk contributors"
VIAddVersionKey /LANG=0 "LegalCopyright" "Briefing Desk contributors. MIT licence."

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "$(WelcomeText)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_COMPONENTS
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipFolder
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE TakeFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION RunProgram
!insertmacro MUI_PAGE_FINISH
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE un.AskAgain
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "French"

!include "installer-words.nsh"
!include "installer-folders.nsh"

!insertmacro FolderFunctions ""
!insertmacro FolderFunctions "un."

Var AllUsers
Var Before ; the four numbers of the version that is installed, "" for none
Var There ; the folder of the copy that is there, "" for none
Var Noted ; the folder the registry speaks of; in the uninstaller, 1 where that is its own

; ---- before anything is changed

; The words, in $0. Those chosen with /LANG are words of pages alone at this point, hence the question.
!macro Say WORDS
  ${If} $LANGUAGE = ${LANG_FRENCH}
    StrCpy $0 "${${WORDS}_FRENCH}"
  ${Else}
    StrCpy $0 "${${WORDS}_ENGLISH}"
  ${EndIf}
!macroend

; Says why not, and ends with that code; silent, it ends without a word.
!macro Refuse CODE WORDS
  !insertmacro Say ${WORDS}
  MessageBox MB_OK|MB_ICONSTOP "$0" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; Whether the program is in use: Windows lets nobody write to one that runs.
!macro RefuseWhileRunning
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      !insertmacro Refuse ${RUNNING} IsRunning
    ${EndIf}
    FileClose $0
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${CONSOLE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${CONSOLE}" a
    ${If} ${Errors}
      !insertmacro Refuse ${RUNNING} IsRunning
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro ChooseLanguage
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/LANG=" $0
  ${IfNot} ${Errors}
    IntOp $0 $0 & 0x3FF ; French is French in Canada, too
    StrCpy $LANGUAGE ${LANG_ENGLISH}
    ${If} $0 = 12
      StrCpy $LANGUAGE ${LANG_FRENCH}
    ${EndIf}
  ${EndIf}
!macroend

; Goes on where there are the rights of an administrator. Else FILE, which is this program or was its source, is
; started once more with a question for them, and this one ends as that one does. Silent, nobody can be asked. (An
; uninstaller starts a copy of itself and ends with 0 before that one has done anything: what became of it is not to be
; had here.)
!macro NeedAdministrator FILE
  ${GetParameters} $R0
  UserInfo::GetAccountType
  Pop $0
  ClearErrors
  ${GetOptions} $R0 "/Elevated" $1
  StrCpy $1 1
  ${If} ${Errors}
    StrCpy $1 0
  ${EndIf}
  !ifdef PRETEND_USER
    ${If} "${PRETEND_USER}" == "always"
    ${OrIf} $1 = 0
      StrCpy $0 "User"
    ${EndIf}
  !endif
  ${If} $0 != "Admin"
    ${If} ${Silent}
    ${OrIf} $1 = 1
      !insertmacro Refuse ${NO_RIGHTS} NeedsRights
    ${EndIf}
    StrCpy $R0 "$R0 /Elevated"
    !ifndef __UNINSTALL__
      StrCpy $R0 "$R0 /AllUsers"
      ${If} $INSTDIR != "" ; named with /D=, which is no part of the words any more
        StrCpy $R0 "$R0 /D=$INSTDIR"
      ${EndIf}
    !endif
    !insertmacro RunElevated "${FILE}" "$R0"
  ${EndIf}
!macroend

; A SHELLEXECUTEINFOW that leaves the process open, to wait for it; whoever says no there has refused. The words are
; handed over in registers, for they may have quotation marks in them.
!macro RunElevated FILE WORDS
  StrCpy $R1 "${FILE}"
  StrCpy $R2 "${WORDS}"
  System::Call '*(i 112, i 0x40, p $HWNDPARENT, w "runas", w R1, w R2, p 0, i 1, i 0, p 0, p 0, p 0, p 0, i 0, i 0, p 0, p 0) p .r1'
  System::Call 'shell32::ShellExecuteExW(p r1) i .r0'
  System::Call '*$1(i, i, p, p, p, p, p, i, i, p, p, p, p, i, i, p, p .r2)'
  System::Free $1
  ${If} $0 = 0
  ${OrIf} $2 = 0
    !insertmacro Refuse ${NO_RIGHTS} NeedsRights
  ${EndIf}
  System::Call 'kernel32::WaitForSingleObject(p r2, i -1)'
  System::Call 'kernel32::GetExitCodeProcess(p r2, *i .r0)'
  System::Call 'kernel32::CloseHandle(p r2)'
  ${If} $0 = ${START_PROGRAM}
    ReadRegStr $1 HKLM "${UNINSTALL_KEY}" "InstallLocation"
    Exec '"$1\${PROGRAM}"'
    StrCpy $0 0
  ${EndIf}
  SetErrorLevel $0
  Quit
!macroend

!include "installer-choices.nsh"

Function RefuseNewer
  ${If} $Before == ""
    Return
  ${EndIf}
  ${VersionCompare} "$Before" "${NUMBERS}" $0 ; 1: the first is newer
  ${If} $0 != 1
    Return
  ${EndIf}
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/AllowDowngrade" $0
  ${If} ${Errors}
    !insertmacro Refuse ${NEWER_INSTALLED} NewerInstalled
  ${EndIf}
FunctionEnd

Function .onInit
  !insertmacro ChooseLanguage
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${FIRST_BUILD}
    !insertmacro Refuse ${WINDOWS_TOO_OLD} TooOld
  ${EndIf}
  Call ChooseForWhom
  Call ChooseFolder
  Call RefuseNewer
  !insertmacro RefuseWhileRunning
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/DesktopLink" $0
  ${IfNot} ${Errors}
    Call SelectDesktopLink
  ${EndIf}
FunctionEnd

; ---- what is installed

Section "${NAME}" Programs
  SectionIn RO
  !insertmacro RefuseWhileRunning ; it may have been started while the pages were read
  Call LookWhose
  ${If} $0 = 0
    !insertmacro Refuse ${NOT_WRITTEN} FolderTaken
  ${EndIf}
  !insertmacro TidyUpOrRefuse NotWritten ""
  SetOutPath "$INSTDIR\${NEW}" ; all of it beside the old, which works on until the new is whole
  ClearErrors
  FileOpen $0 "$INSTDIR\${NEW}\${CONSOLE}" w ; at once, for it tells whose folder this is
  FileClose $0
  !ifdef NSIS_WIN32_MAKENSIS
    File /r "${BUNDLE}\*.*"
  !else
    File /r "${BUNDLE}/*.*"
  !endif
  WriteUninstaller "$INSTDIR\${NEW}\${UNINSTALLER}"
  ${If} ${Errors}
    Call GiveUp
  ${EndIf}
  SetOutPath "$INSTDIR"
  !insertmacro MoveAway ""
  !insertmacro EachPart Come ""
  Call ReplaceUninstaller
  ${If} $Moved = 0
    Call GiveUp
  ${EndIf}
  Call LetGo ; what cannot go now goes when the next one begins
  !insertmacro Drop "${NEW}" ""
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  Call Register
SectionEnd

; In one step, so that there is an uninstaller at any time.
Function ReplaceUninstaller
  StrCpy $R4 1
  StrCpy $R5 "$INSTDIR\${NEW}\${UNINSTALLER}"
  StrCpy $R6 "$INSTDIR\${UNINSTALLER}"
  Call Move
FunctionEnd

; Everything is as it was before, or the sentence says that it could not be put back.
Function GiveUp
  SetOutPath "$TEMP" ; the folder that is worked in cannot go
  Call PutBack
  ${If} $Moved = 0
    !insertmacro Refuse ${IN_PARTS} InParts
  ${EndIf}
  Call LetGo
  !insertmacro Drop "${NEW}" ""
  RMDir "$INSTDIR" ; goes where nothing was in it
  !insertmacro Refuse ${NOT_WRITTEN} NotWritten
FunctionEnd

; Where a file was begun and could not be written to its end, as on a full disk, the section ends without going on.
Function .onInstFailed
  Call GiveUp
FunctionEnd

; With the rights of the person, not with those the setup was given for everybody, which may be another person's: who
; asked for these starts it.
Function RunProgram
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/Elevated" $0
  ${IfNot} ${Errors}
    SetErrorLevel ${START_PROGRAM}
  ${ElseIf} $AllUsers = 1
    Exec '"$WINDIR\explorer.exe" "$INSTDIR\${PROGRAM}"'
  ${Else}
    Exec '"$INSTDIR\${PROGRAM}"'
  ${EndIf}
FunctionEnd

Section /o "$(DesktopLinkName)" DesktopLink
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

Function SelectDesktopLink
  SectionSetFlags ${DesktopLink} ${SF_SELECTED}
FunctionEnd

Function Register
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Numbers" "${NUMBERS}" ; to compare: 1.2.3rc1 and 1.2.3 have the same
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "Briefing Desk contributors"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "AllUsers" $AllUsers
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" $0
  WriteRegStr SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\${PROGRAM}" "" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "Software\Classes\${PROGID}" "" "$(LibraryKind)"
  WriteRegStr SHCTX "Software\Classes\${PROGID}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "Software\Classes\${PROGID}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" --library "%1"'
  WriteRegStr SHCTX "Software\Classes\${ENDING}\OpenWithProgids" "${PROGID}" ""
  ReadRegStr $0 SHCTX "Software\Classes\${ENDING}" ""
  ${If} $0 == ""
    WriteRegStr SHCTX "Software\Classes\${ENDING}" "" "${PROGID}"
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; the look of the files is asked for anew
FunctionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${Programs} "$(AboutPrograms)"
  !insertmacro MUI_DESCRIPTION_TEXT ${DesktopLink} "$(AboutDesktopLink)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; ---- what is removed

!include "installer-removal.nsh"

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${UnPrograms} "$(AboutPrograms)"
  !insertmacro MUI_DESCRIPTION_TEXT ${UnData} "$(AboutData)"
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif
