; For whom the setup installs, and where.

; Everything below is for the person alone, or for everybody when there are the rights for it.
Function ChooseForWhom
  SetRegView 64
  SetShellVarContext current
  StrCpy $AllUsers 0
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/AllUsers" $0
  ${IfNot} ${Errors}
    StrCpy $AllUsers 1
  ${Else}
    Call AskForWhom
  ${EndIf}
  ${If} $AllUsers = 0
    Call OfferUpgradeForAll
  ${EndIf}
  ${If} $AllUsers = 1
    !insertmacro NotedFolder HKCU $0 ; before another account's rights are asked for, which has an HKCU of its own
    !insertmacro LookForCopy "$0" $1
    ${If} $1 = 1
      !insertmacro Refuse ${OTHER_COPY} OwnCopy
    ${EndIf}
    !insertmacro NeedAdministrator "$EXEPATH"
    SetShellVarContext all
  ${EndIf}
FunctionEnd

; Started with the rights of an administrator, "for oneself" is for whoever gave them, which may be another person, or
; the system itself: that is asked, and silent it has to be said.
Function AskForWhom
  !ifndef PRETEND_USER
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "/CurrentUser" $0
    ${IfNot} ${Errors}
      Return
    ${EndIf}
    StrCpy $2 0
    System::Call 'advapi32::OpenProcessToken(p -1, i 8, *p .r1)'
    System::Call 'advapi32::GetTokenInformation(p r1, i 18, *i .r2, i 4, *i .r3)' ; TokenElevationType
    System::Call 'kernel32::CloseHandle(p r1)'
    StrLen $3 "$WINDIR\"
    StrCpy $4 $LOCALAPPDATA $3
    ${If} $2 <> 2 ; TokenElevationTypeFull: rights that were given
    ${AndIf} $4 != "$WINDIR\" ; the profile of the system
      Return
    ${EndIf}
    ${If} ${Silent}
      !insertmacro Refuse ${FOR_WHOM} ForWhom
    ${EndIf}
    !insertmacro Say AskForWhom
    MessageBox MB_YESNO|MB_ICONQUESTION "$0" IDYES everybody
    SetErrorLevel 1
    Quit
    everybody:
    StrCpy $AllUsers 1
  !endif
FunctionEnd

; A copy for the person alone and one for everybody would open libraries by turns, each in its own version. The
; one that is there has to go first, or be upgraded; one whose files are gone counts for nothing.
Function OfferUpgradeForAll
  !insertmacro NotedFolder HKLM $There
  !insertmacro LookForCopy "$There" $0
  ${If} $0 = 0
    Return
  ${EndIf}
  ${If} ${Silent}
    !insertmacro Refuse ${OTHER_COPY} CopyForAll
  ${EndIf}
  !insertmacro Say UpgradeForAll
  MessageBox MB_YESNO|MB_ICONQUESTION "$0" IDYES upgrade
  !insertmacro Refuse ${OTHER_COPY} CopyForAll
  upgrade:
  StrCpy $AllUsers 1
FunctionEnd

; The folder named with /D=, else the one there is, else the usual one. A copy is upgraded where it is: another folder
; would leave the old one behind, and an uninstaller in it.
Function ChooseFolder
  ReadRegStr $Before SHCTX "${UNINSTALL_KEY}" "Numbers"
  !insertmacro NotedFolder SHCTX $There
  StrCpy $Noted $There
  ${If} $INSTDIR == ""
    StrCpy $INSTDIR $There
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $AllUsers = 1
      StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
    ${EndIf}
  ${EndIf}
  !insertmacro OneName $INSTDIR
  !insertmacro LookForCopy "$There" $0
  ${If} $0 = 0 ; its files are gone
    StrCpy $There ""
    StrCpy $Before ""
  ${EndIf}
  ${If} $There != ""
  ${AndIf} $There != $INSTDIR
    !insertmacro Refuse ${OTHER_FOLDER} OtherFolder
  ${EndIf}
  ${IfNot} ${Silent}
    Call StayBeside
  ${EndIf}
  Call LookAtFolder
  ${If} $0 = 1
    !insertmacro Refuse ${OUTSIDE} OutsideProgramFiles
  ${EndIf}
FunctionEnd

; 1 in $0 for a folder where people who are no administrators could put programs that everybody starts, or that an
; administrator does: for everybody, inside Program Files alone.
Function LookAtFolder
  StrLen $1 "$PROGRAMFILES64\"
  StrCpy $2 $INSTDIR $1
  StrCpy $0 0
  ${If} $AllUsers = 1
  ${AndIf} $2 != "$PROGRAMFILES64\"
    StrCpy $0 1
  ${EndIf}
FunctionEnd

!macro ReturnWhereOurs FOLDER
  ${If} ${FileExists} "${FOLDER}\${PROGRAM}"
  ${OrIf} ${FileExists} "${FOLDER}\${CONSOLE}"
    Return
  ${EndIf}
!macroend

; 1 in $0 for a folder to install into: that of the copy that is noted, one with a program of ours, or one with nothing
; in it; the folder that is called like the program may have a file left in it. Else 0: it is another program's, or
; somebody's.
Function LookWhose
  StrCpy $0 1
  ${If} $Noted == $INSTDIR
    Return
  ${EndIf}
  !insertmacro ReturnWhereOurs "$INSTDIR"
  !insertmacro ReturnWhereOurs "$INSTDIR\${NEW}" ; of a first installation that was cut short
  !insertmacro ReturnWhereOurs "$INSTDIR\${OLD}"
  ${GetFileName} "$INSTDIR" $1
  ${If} $1 == "${NAME}"
  ${AndIfNot} ${FileExists} "$INSTDIR\_internal"
    Return
  ${EndIf}
  FindFirst $1 $2 "$INSTDIR\*.*"
  ${DoUntil} $2 == ""
    ${If} $2 != "."
    ${AndIf} $2 != ".."
      StrCpy $0 0
    ${EndIf}
    FindNext $1 $2
  ${Loop}
  FindClose $1
FunctionEnd

; In a folder that has something else in it the program gets one of its own.
Function StayBeside
  Call LookWhose
  ${If} $0 = 0
    StrCpy $INSTDIR "$INSTDIR\${NAME}"
    !insertmacro OneName $INSTDIR
  ${EndIf}
FunctionEnd

Function SkipFolder
  ${If} $There != ""
    Abort
  ${EndIf}
FunctionEnd

Function TakeFolder
  !insertmacro OneName $INSTDIR
  Call StayBeside
  Call LookAtFolder
  ${If} $0 = 1
    MessageBox MB_OK|MB_ICONSTOP "$(OutsideProgramFiles)"
    Abort
  ${EndIf}
FunctionEnd
