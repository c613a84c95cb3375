; For trials: a program that has the file or folder named to it open until it is ended, as one that looks for viruses
; has: others may read and write it, and cannot move or delete it.
Target amd64-unicode
Name "Holder"
OutFile "${OUTPUT}"
RequestExecutionLevel user
SilentInstall silent
!include FileFunc.nsh
!include LogicLib.nsh
Section
  ${GetParameters} $R0
  ; GENERIC_READ; FILE_SHARE_READ and FILE_SHARE_WRITE; OPEN_EXISTING; FILE_FLAG_BACKUP_SEMANTICS, for folders
  System::Call 'kernel32::CreateFileW(w R0, i 0x80000000, i 3, p 0, i 3, i 0x02000000, p 0) p .r0'
  ${If} $0 P= -1
    SetErrorLevel 2
    Quit
  ${EndIf}
  FileOpen $1 "C:\held.txt" w
  FileClose $1
  Sleep 240000
SectionEnd
