<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_CA" sourcelanguage="en_CA">
<context>
    <name>ArrivalDialog</name>
    <message numerus="yes">
        <source>%n thing(s) in the package</source>
        <translation>
            <numerusform>%n thing in the package</numerusform>
            <numerusform>%n things in the package</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) and facts new or changed</source>
        <translation>
            <numerusform>%n passage or fact new or changed</numerusform>
            <numerusform>%n passages and facts new or changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) undecided: yours stay</source>
        <translation>
            <numerusform>%n conflict undecided: yours stays</numerusform>
            <numerusform>%n conflicts undecided: yours stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s) approved in the other library are recommended here.</source>
        <translation>
            <numerusform>%n severance approved in the other library is recommended here.</numerusform>
            <numerusform>%n severances approved in the other library are recommended here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesPanel</name>
    <message numerus="yes">
        <source>The source of %n passage(s) changed</source>
        <translation>
            <numerusform>The source of %n passage changed</numerusform>
            <numerusform>The source of %n passages changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message numerus="yes">
        <source>… %n paragraph(s) unchanged …</source>
        <translation>
            <numerusform>… %n paragraph unchanged …</numerusform>
            <numerusform>… %n paragraphs unchanged …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecisionsLostDialog</name>
    <message numerus="yes">
        <source>Nothing was brought in yet, and %n decision(s) would be lost.</source>
        <translation>
            <numerusform>Nothing was brought in yet, and %n decision would be lost.</numerusform>
            <numerusform>Nothing was brought in yet, and %n decisions would be lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message numerus="yes">
        <source>%n obstacle(s)</source>
        <translation>
            <numerusform>%n obstacle</numerusform>
            <numerusform>%n obstacles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s)</source>
        <translation>
            <numerusform>%n severance</numerusform>
            <numerusform>%n severances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsPage</name>
    <message numerus="yes">
        <source>%n to be confirmed</source>
        <translation>
            <numerusform>%n to be confirmed</numerusform>
            <numerusform>%n to be confirmed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n place(s) replaced.</source>
        <translation>
            <numerusform>%n place replaced.</numerusform>
            <numerusform>%n places replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drawn from facts stayed as they are.</source>
        <translation>
            <numerusform>%n drawn from facts stayed as it is.</numerusform>
            <numerusform>%n drawn from facts stayed as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GiveUpDialog</name>
    <message numerus="yes">
        <source>“{file}” is not imported yet, and %n correction(s) would be lost.</source>
        <translation>
            <numerusform>“{file}” is not imported yet, and %n correction would be lost.</numerusform>
            <numerusform>“{file}” is not imported yet, and %n corrections would be lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomeRoom</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s) to be looked at again</source>
        <translation>
            <numerusform>%n severance to be looked at again</numerusform>
            <numerusform>%n severances to be looked at again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportCommands</name>
    <message numerus="yes">
        <source>{files} and %n more</source>
        <translation>
            <numerusform>{files} and %n more</numerusform>
            <numerusform>{files} and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n profile(s) added</source>
        <translation>
            <numerusform>%n profile added</numerusform>
            <numerusform>%n profiles added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updated</source>
        <translation>
            <numerusform>%n updated</numerusform>
            <numerusform>%n updated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n unchanged</numerusform>
            <numerusform>%n unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) kept</source>
        <translation>
            <numerusform>%n line kept</numerusform>
            <numerusform>%n lines kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received redaction(s)</source>
        <translation>
            <numerusform>%n received redaction</numerusform>
            <numerusform>%n received redactions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftDrafts</name>
    <message numerus="yes">
        <source>%n more draft(s) are there.</source>
        <translation>
            <numerusform>%n more draft is there.</numerusform>
            <numerusform>%n more drafts are there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutWords</name>
    <message numerus="yes">
        <source>%n withheld passage(s) were left out of the copy.</source>
        <translation>
            <numerusform>%n withheld passage was left out of the copy.</numerusform>
            <numerusform>%n withheld passages were left out of the copy.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameCommands</name>
    <message numerus="yes">
        <source>%n place(s) severed under one severance: proposed.</source>
        <translation>
            <numerusform>%n place severed: proposed.</numerusform>
            <numerusform>%n places severed under one severance: proposed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message numerus="yes">
        <source>%n place(s) can be severed</source>
        <translation>
            <numerusform>%n place can be severed</numerusform>
            <numerusform>%n places can be severed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n withheld already</source>
        <translation>
            <numerusform>%n withheld already</numerusform>
            <numerusform>%n withheld already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be changed by hand</source>
        <translation>
            <numerusform>%n to be changed by hand</numerusform>
            <numerusform>%n to be changed by hand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Sever %n place(s)</source>
        <translation>
            <numerusform>&amp;Sever %n place</numerusform>
            <numerusform>&amp;Sever %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteActs</name>
    <message numerus="yes">
        <source>%n section(s) below it</source>
        <translation>
            <numerusform>%n section below it</numerusform>
            <numerusform>%n sections below it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s)</source>
        <translation>
            <numerusform>%n severance</numerusform>
            <numerusform>%n severances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received redaction(s)</source>
        <translation>
            <numerusform>%n received redaction</numerusform>
            <numerusform>%n received redactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteSight</name>
    <message numerus="yes">
        <source>%n word(s) in this section</source>
        <translation>
            <numerusform>%n word in this section</numerusform>
            <numerusform>%n words in this section</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s)</source>
        <translation>
            <numerusform>%n severance</numerusform>
            <numerusform>%n severances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteWishes</name>
    <message numerus="yes">
        <source>%n passage(s) taken over.</source>
        <translation>
            <numerusform>%n passage taken over.</numerusform>
            <numerusform>%n passages taken over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) left as they are.</source>
        <translation>
            <numerusform>%n passage left as they are.</numerusform>
            <numerusform>%n passages left as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message numerus="yes">
        <source>source changed in %n passage(s)</source>
        <translation>
            <numerusform>source changed in %n passage</numerusform>
            <numerusform>source changed in %n passages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackageCommands</name>
    <message numerus="yes">
        <source>{file} is INTERNAL, for a colleague only: it holds the note, %n profile(s), and withheld words.</source>
        <translation>
            <numerusform>{file} is INTERNAL, for a colleague only: it holds the note, %n profile, and withheld words.</numerusform>
            <numerusform>{file} is INTERNAL, for a colleague only: it holds the note, %n profiles, and withheld words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) undecided: yours stayed.</source>
        <translation>
            <numerusform>%n conflict undecided: yours stayed.</numerusform>
            <numerusform>%n conflicts undecided: yours stayed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) say what is withheld here: withheld too.</source>
        <translation>
            <numerusform>%n passage says what is withheld here: withheld too.</numerusform>
            <numerusform>%n passages say what is withheld here: withheld too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PairedOffer</name>
    <message numerus="yes">
        <source>%n passage(s) that say the same in the other language are free.</source>
        <translation>
            <numerusform>%n passage that says the same in the other language is free.</numerusform>
            <numerusform>%n passages that say the same in the other language are free.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfileActs</name>
    <message numerus="yes">
        <source>Confirmed the profile and %n fact(s).</source>
        <translation>
            <numerusform>Confirmed the profile and %n fact.</numerusform>
            <numerusform>Confirmed the profile and %n facts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received redaction(s) went with it.</source>
        <translation>
            <numerusform>%n received redaction went with it.</numerusform>
            <numerusform>%n received redactions went with it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfileRoom</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadBackCommands</name>
    <message numerus="yes">
        <source>%n change(s) of the copy were brought in.</source>
        <translation>
            <numerusform>%n change of the copy was brought in.</numerusform>
            <numerusform>%n changes of the copy were brought in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReturnedDialog</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>%n accepted</numerusform>
            <numerusform>%n accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s), which are read in Word</source>
        <translation>
            <numerusform>%n comment, which is read in Word</numerusform>
            <numerusform>%n comments, which are read in Word</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Bring in %n change(s)</source>
        <translation>
            <numerusform>&amp;Bring in %n change</numerusform>
            <numerusform>&amp;Bring in %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undecided: they stay out</source>
        <translation>
            <numerusform>%n undecided: it stays out</numerusform>
            <numerusform>%n undecided: they stay out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not to be accepted</source>
        <translation>
            <numerusform>%n not to be accepted</numerusform>
            <numerusform>%n not to be accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undecided change(s) are accepted one by one only: they touch something severed or received or what was changed here since, were copied from elsewhere, or leave a passage empty.</source>
        <translation>
            <numerusform>%n undecided change is accepted by itself only: it touches something severed or received or what was changed here since, was copied from elsewhere, or leaves a passage empty.</numerusform>
            <numerusform>%n undecided changes are accepted one by one only: they touch something severed or received or what was changed here since, were copied from elsewhere, or leave a passage empty.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) here</source>
        <translation>
            <numerusform>%n comment here</numerusform>
            <numerusform>%n comments here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message numerus="yes">
        <source>%n profile(s)</source>
        <translation>
            <numerusform>%n profile</numerusform>
            <numerusform>%n profiles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n fact</numerusform>
            <numerusform>%n facts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received redaction(s)</source>
        <translation>
            <numerusform>%n received redaction</numerusform>
            <numerusform>%n received redactions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nothing lost: {held} of %n line(s) accounted for</source>
        <translation>
            <numerusform>nothing lost: {held} of %n line accounted for</numerusform>
            <numerusform>nothing lost: {held} of %n lines accounted for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>LOST: only {held} of %n line(s) accounted for</source>
        <translation>
            <numerusform>LOST: only {held} of %n line accounted for</numerusform>
            <numerusform>LOST: only {held} of %n lines accounted for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s)</source>
        <translation>
            <numerusform>%n correction</numerusform>
            <numerusform>%n corrections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Odd: %n</source>
        <translation>
            <numerusform>Odd: %n</numerusform>
            <numerusform>Odd: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SectionPane</name>
    <message numerus="yes">
        <source>Compare %n change(s)</source>
        <translation>
            <numerusform>Compare %n change</numerusform>
            <numerusform>Compare %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeveranceList</name>
    <message numerus="yes">
        <source>%n severance(s) not approved yet; Ctrl+A chooses all.</source>
        <translation>
            <numerusform>%n severance not approved yet; Ctrl+A chooses all.</numerusform>
            <numerusform>%n severances not approved yet; Ctrl+A chooses all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeverancePanel</name>
    <message numerus="yes">
        <source>%n severance(s) recommended.</source>
        <translation>
            <numerusform>%n severance recommended.</numerusform>
            <numerusform>%n severances recommended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s) approved.</source>
        <translation>
            <numerusform>%n severance approved.</numerusform>
            <numerusform>%n severances approved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The decision on %n severance(s) withdrawn.</source>
        <translation>
            <numerusform>The decision on %n severance withdrawn.</numerusform>
            <numerusform>The decision on %n severances withdrawn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The provisions of %n severance(s) changed.</source>
        <translation>
            <numerusform>The provisions of %n severance changed.</numerusform>
            <numerusform>The provisions of %n severances changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s) left to the time limits of the act.</source>
        <translation>
            <numerusform>%n severance left to the time limits of the act.</numerusform>
            <numerusform>%n severances left to the time limits of the act.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n severance(s) to be looked at again on {day}.</source>
        <translation>
            <numerusform>%n severance to be looked at again on {day}.</numerusform>
            <numerusform>%n severances to be looked at again on {day}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message numerus="yes">
        <source>%n received redaction(s) stay here: one goes only with its whole block.</source>
        <translation>
            <numerusform>%n received redaction stays here: it goes only with its whole block.</numerusform>
            <numerusform>%n received redactions stay here: one goes only with its whole block.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received redaction(s) went with the whole block; Undo brings it back.</source>
        <translation>
            <numerusform>%n received redaction went with the whole block; Undo brings it back.</numerusform>
            <numerusform>%n received redactions went with the whole block; Undo brings them back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StructurePane</name>
    <message numerus="yes">
        <source>%n received redaction(s)</source>
        <translation>
            <numerusform>%n received redaction</numerusform>
            <numerusform>%n received redactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashRoom</name>
    <message numerus="yes">
        <source>%n thing(s) in the trash</source>
        <translation>
            <numerusform>%n thing in the trash</numerusform>
            <numerusform>%n things in the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are back where they were.</source>
        <translation>
            <numerusform>%n thing is back where it was.</numerusform>
            <numerusform>%n things are back where they were.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TypedLines</name>
    <message numerus="yes">
        <source>%n line(s) of this note were left half typed and are not saved yet.</source>
        <translation>
            <numerusform>%n line of this note was left half typed and is not saved yet.</numerusform>
            <numerusform>%n lines of this note were left half typed and are not saved yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Since</name>
    <message numerus="yes">
        <source>reviewed %n year(s) ago</source>
        <translation>
            <numerusform>reviewed %n year ago</numerusform>
            <numerusform>reviewed %n years ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reviewed %n month(s) ago</source>
        <translation>
            <numerusform>reviewed %n month ago</numerusform>
            <numerusform>reviewed %n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reviewed %n day(s) ago</source>
        <translation>
            <numerusform>reviewed %n day ago</numerusform>
            <numerusform>reviewed %n days ago</numerusform>
        </translation>
    </message>
</context>
</TS>
