; How folders are gone about: the names of one compared, trees deleted, one version put in the place of another.

!define NEW "_internal.new" ; beside the program while it is installed: what comes,
!define OLD "_internal.old" ; what goes, and is whole until it is called
!define GONE "_internal.gone" ; this: here alone parts are deleted, so that elsewhere none is ever half there
!define NONE ".none" ; after the name of a part, in OLD: there was no such part

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

; Moves $R5 to $R6, unless something before could not be moved; with 1 in $R4 in the place of a file that is there. A
; folder just written may be held for a moment by whoever looks for viruses in it: there are ten seconds for that.
Function ${UN}Move
  ${If} $Moved = 0
  ${OrIfNot} ${FileExists} "$R5"
    Return
  ${EndIf}
  StrCpy $R7 0
  ${Do}
    System::Call 'kernel32::MoveFileExW(w R5, w R6, i R4) i .R8'
    ${If} $R8 <> 0
      Return
    ${EndIf}
    Sleep 500
    IntOp $R7 $R7 + 1
  ${LoopUntil} $R7 = 20
  StrCpy $Moved 0
FunctionEnd

; Every part stands where it stood before the swap; what had come is beside it again. By moving alone, so that where
; that fails each part is whole in one place or the other, to go on from later. $Moved is 0 then, else 1.
Function ${UN}PutBack
  StrCpy $Moved 1
  StrCpy $R4 0
  CreateDirectory "$INSTDIR\${NEW}"
  !insertmacro EachPart Back "${UN}"
FunctionEnd

; Of two versions between which something was cut short, the newer one stays where all of it has come; else the older
; one is put back. What a setup or a removal left besides is deleted. $0 becomes "", or why that cannot be done: "parts"
; where parts are not in their place, "rest" where something else is left.
Function ${UN}TidyUp
  !insertmacro Drop "${GONE}" "${UN}"
  StrCpy $R3 1
  !insertmacro EachPart HasCome "${UN}"
  ${If} $R3 = 0
  ${AndIf} ${FileExists} "$INSTDIR\${OLD}\*.*"
    Call ${UN}PutBack
    ${If} $Moved = 0
      StrCpy $0 "parts"
      Return
    ${EndIf}
  ${EndIf}
  Call ${UN}LetGo
  !insertmacro Drop "${NEW}" "${UN}"
  StrCpy $0 ""
  ${If} $Moved = 0
  ${OrIf} ${FileExists} "$INSTDIR\${NEW}"
    StrCpy $0 "rest"
  ${EndIf}
FunctionEnd

; Deletes what was moved away, once it is called GONE as a whole. $Moved is 0 where something of it is left.
Function ${UN}LetGo
  StrCpy $Moved 1
  StrCpy $R4 0
  StrCpy $R5 "$INSTDIR\${OLD}"
  StrCpy $R6 "$INSTDIR\${GONE}"
  Call ${UN}Move
  !insertmacro Drop "${GONE}" "${UN}"
  ${If} ${FileExists} "$INSTDIR\${GONE}"
    StrCpy $Moved 0
  ${EndIf}
FunctionEnd
!macroend

!macro EachPart DO UN
  !insertmacro ${DO} "_internal" "${UN}"
  !insertmacro ${DO} "${PROGRAM}" "${UN}"
  !insertmacro ${DO} "${CONSOLE}" "${UN}"
!macroend

; A part of which OLD knows nothing was not moved.
!macro Back PART UN
  StrCpy $R5 "$INSTDIR\${PART}"
  StrCpy $R6 "$INSTDIR\${NEW}\${PART}"
  ${If} ${FileExists} "$INSTDIR\${OLD}\${PART}"
  ${OrIf} ${FileExists} "$INSTDIR\${OLD}\${PART}${NONE}"
    ${If} ${FileExists} "$R5"
      Push "$R6"
      Call ${UN}DeleteTree
      Delete "$R6"
      Call ${UN}Move
    ${EndIf}
    StrCpy $R6 $R5
    StrCpy $R5 "$INSTDIR\${OLD}\${PART}"
    Call ${UN}Move
  ${EndIf}
!macroend

!macro HasCome PART UN
  ${IfNot} ${FileExists} "$INSTDIR\${PART}"
  ${OrIf} ${FileExists} "$INSTDIR\${NEW}\${PART}"
    StrCpy $R3 0
  ${EndIf}
!macroend

; OLD says of a part that there was none: what comes in its place goes again where the swap fails.
!macro NoteNone PART UN
  ${IfNot} ${FileExists} "$INSTDIR\${PART}"
    ClearErrors
    FileOpen $R9 "$INSTDIR\${OLD}\${PART}${NONE}" w
    FileClose $R9
    ${If} ${Errors}
      StrCpy $Moved 0
    ${EndIf}
  ${EndIf}
!macroend

!macro Away PART UN
  StrCpy $R5 "$INSTDIR\${PART}"
  StrCpy $R6 "$INSTDIR\${OLD}\${PART}"
  Call ${UN}Move
!macroend

; A part that somebody has taken away in between, as programs that look for viruses do, has not come.
!macro Come PART UN
  StrCpy $R5 "$INSTDIR\${NEW}\${PART}"
  StrCpy $R6 "$INSTDIR\${PART}"
  ${IfNot} ${FileExists} "$R5"
    StrCpy $Moved 0
  ${EndIf}
  Call ${UN}Move
!macroend

; $Moved is 0 where a part is in use: PutBack is to be called then.
!macro MoveAway UN
  StrCpy $Moved 1
  StrCpy $R4 0
  CreateDirectory "$INSTDIR\${OLD}"
  !insertmacro EachPart NoteNone "${UN}"
  !insertmacro EachPart Away "${UN}"
!macroend

!macro Drop FOLDER UN
  Push "$INSTDIR\${FOLDER}"
  Call ${UN}DeleteTree
!macroend

; Begins with a folder in which nothing was cut short; where it cannot be tidied up, it is refused with WORDS.
!macro TidyUpOrRefuse WORDS UN
  Call ${UN}TidyUp
  ${If} $0 == "parts"
    !insertmacro Refuse ${IN_PARTS} InParts
  ${ElseIf} $0 == "rest"
    !insertmacro Refuse ${NOT_WRITTEN} ${WORDS}
  ${EndIf}
!macroend

; VAR becomes 1 where a copy is in the folder, perhaps one that lacks a part, or is between two versions; else 0.
!macro LookForCopy FOLDER VAR
  StrCpy $R9 "${FOLDER}"
  StrCpy ${VAR} 0
  ${If} $R9 != ""
    ${If} ${FileExists} "$R9\${PROGRAM}"
    ${OrIf} ${FileExists} "$R9\${CONSOLE}"
    ${OrIf} ${FileExists} "$R9\_internal\*.*"
    ${OrIf} ${FileExists} "$R9\${OLD}\*.*"
      StrCpy ${VAR} 1
    ${EndIf}
  ${EndIf}
!macroend
