; How folders are gone about: the names of one compared, trees deleted, one version put in the place of another.

!define NEW "_internal.new" ; beside the program while it is installed: what comes,
!define OLD "_internal.old" ; and what goes

Var Moved ; 0 once something could not be moved

; VAR becomes the one name of its folder: whole, long, and without a backslash at its end.
!macro OneName VAR
  StrCpy $R8 ${VAR}
  System::Call 'kernel32::GetFullPathNameW(w R8, i ${NSIS_MAX_STRLEN}, w .R9, p 0) i .R7'
  ${If} $R7 <> 0
    StrCpy $R8 $R9
  ${EndIf}
  System::Call 'kernel32::GetLongPathNameW(w R8, w .R9, i ${NSIS_MAX_STRLEN}) i .R7'
  ${If} $R7 <> 0
    StrCpy $R8 $R9
  ${EndIf}
  StrCpy $R9 $R8 1 -1
  StrLen $R7 $R8
  ${If} $R9 == "\"
  ${AndIf} $R7 > 3 ; C:\ is whole
    StrCpy $R8 $R8 -1
  ${EndIf}
  StrCpy ${VAR} $R8
!macroend

; The folder of the copy that is noted below ROOT, in VAR; "" for none.
!macro NotedFolder ROOT VAR
  ReadRegStr ${VAR} ${ROOT} "${UNINSTALL_KEY}" "InstallLocation"
  !insertmacro OneName ${VAR}
!macroend

!macro Attributes PATH VAR
  StrCpy $R9 "${PATH}"
  System::Call 'kernel32::GetFileAttributesW(w R9) i .R8'
  StrCpy ${VAR} $R8
!macroend

!macro FolderFunctions UN
; Deletes the folder on the stack. RMDir /r would go through a junction or a symbolic link and empty what it leads
; to: here the link alone goes. Whether all went is seen by what is still there.
Function ${UN}DeleteTree
  Exch $R0
  Push $R1
  Push $R2
  Push $R3
  !insertmacro Attributes "$R0" $R3
  ${If} $R3 <> -1
    IntOp $R3 $R3 & 0x400 ; FILE_ATTRIBUTE_REPARSE_POINT
    ${If} $R3 = 0
      FindFirst $R1 $R2 "$R0\*.*"
      ${DoUntil} $R2 == ""
        !insertmacro Attributes "$R0\$R2" $R3
        IntOp $R3 $R3 & 0x10 ; FILE_ATTRIBUTE_DIRECTORY
        ${If} $R2 == "."
        ${OrIf} $R2 == ".."
          Nop
        ${ElseIf} $R3 <> 0
          Push "$R0\$R2"
          Call ${UN}DeleteTree
        ${Else}
          Delete "$R0\$R2"
        ${EndIf}
        FindNext $R1 $R2
      ${Loop}
      FindClose $R1
    ${EndIf}
    RMDir "$R0"
  ${EndIf}
  Pop $R3
  Pop $R2
  Pop $R1
  Pop $R0
FunctionEnd

; Moves $R5 to $R6, unless something before could not be moved. A folder just written may be held for a moment by
; whoever looks for viruses in it: there are ten seconds for that.
Function ${UN}Move
  ${If} $Moved = 0
  ${OrIfNot} ${FileExists} "$R5"
    Return
  ${EndIf}
  StrCpy $R7 0
  ${Do}
    ClearErrors
    Rename "$R5" "$R6"
    ${IfNot} ${Errors}
      Return
    ${EndIf}
    Sleep 500
    IntOp $R7 $R7 + 1
  ${LoopUntil} $R7 = 20
  StrCpy $Moved 0
FunctionEnd

; Whatever was moved away stands in its place again, instead of what has come there.
Function ${UN}PutBack
  !insertmacro EachPart BackAgain "${UN}"
FunctionEnd
!macroend

!macro EachPart DO UN
  !insertmacro ${DO} "_internal" "${UN}"
  !insertmacro ${DO} "${PROGRAM}" "${UN}"
  !insertmacro ${DO} "${CONSOLE}" "${UN}"
!macroend

!macro BackAgain PART UN
  ${If} ${FileExists} "$INSTDIR\${OLD}\${PART}"
    ${If} ${FileExists} "$INSTDIR\${PART}\*.*"
      Push "$INSTDIR\${PART}"
      Call ${UN}DeleteTree
    ${Else}
      Delete "$INSTDIR\${PART}"
    ${EndIf}
    Rename "$INSTDIR\${OLD}\${PART}" "$INSTDIR\${PART}"
  ${EndIf}
!macroend

!macro Away PART UN
  StrCpy $R5 "$INSTDIR\${PART}"
  StrCpy $R6 "$INSTDIR\${OLD}\${PART}"
  Call ${UN}Move
!macroend

!macro Come PART UN
  StrCpy $R5 "$INSTDIR\${NEW}\${PART}"
  StrCpy $R6 "$INSTDIR\${PART}"
  Call ${UN}Move
!macroend

; What came where nothing had been goes again; asked where parts were moved, so that one that is neither here nor there
; has come.
!macro GoAgain PART UN
  ${IfNot} ${FileExists} "$INSTDIR\${OLD}\${PART}"
  ${AndIfNot} ${FileExists} "$INSTDIR\${NEW}\${PART}"
    Push "$INSTDIR\${PART}"
    Call ${UN}DeleteTree
    Delete "$INSTDIR\${PART}"
  ${EndIf}
!macroend

; Every part goes, or none does: $Moved is 0 where one is in use.
!macro MoveAway UN
  StrCpy $Moved 1
  CreateDirectory "$INSTDIR\${OLD}"
  !insertmacro EachPart Away "${UN}"
!macroend

!macro Drop FOLDER UN
  Push "$INSTDIR\${FOLDER}"
  Call ${UN}DeleteTree
!macroend

; A setup that was cut short while it put one version in the place of another left both folders.
!macro TidyUp UN
  ${If} ${FileExists} "$INSTDIR\${NEW}\*.*"
    Call ${UN}PutBack
  ${EndIf}
  !insertmacro Drop "${OLD}" "${UN}"
  !insertmacro Drop "${NEW}" "${UN}"
!macroend
