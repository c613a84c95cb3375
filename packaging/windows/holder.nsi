; For trials: a program that has the file named to it open, as another program would, until it is ended.
Target amd64-unicode
Name "Holder"
OutFile "${OUTPUT}"
RequestExecutionLevel user
SilentInstall silent
!include FileFunc.nsh
Section
  ${GetParameters} $R0
  FileOpen $0 "$R0" a
  FileOpen $1 "C:\held.txt" w
  FileClose $1
  Sleep 240000
SectionEnd
