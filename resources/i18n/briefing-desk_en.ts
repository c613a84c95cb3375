<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_CA" sourcelanguage="en_CA">
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
    <name>ImportCommands</name>
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
    <name>NoteRoom</name>
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
    <name>SectionPane</name>
    <message numerus="yes">
        <source>Source changed in %n passage(s): compare</source>
        <translation>
            <numerusform>Source changed in %n passage: compare</numerusform>
            <numerusform>Source changed in %n passages: compare</numerusform>
        </translation>
    </message>
</context>
</TS>
