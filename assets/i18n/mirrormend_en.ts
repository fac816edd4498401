<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>ClinicAside</name>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n to review</numerusform>
            <numerusform>%n to review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataWords</name>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n film(s) are older and will go now.</source>
        <translation>
            <numerusform>%n film is older and will go now.</numerusform>
            <numerusform>%n films are older and will go now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are in it</source>
        <translation>
            <numerusform>%n recording is in it</numerusform>
            <numerusform>%n recordings are in it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n diary and log entries are in it</source>
        <translation>
            <numerusform>%n diary or log entry is in it</numerusform>
            <numerusform>%n diary and log entries are in it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) with films, pictures and numbers</source>
        <translation>
            <numerusform>%n recording with film, pictures and numbers</numerusform>
            <numerusform>%n recordings with films, pictures and numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n film(s) deleted; their numbers are still here.</source>
        <translation>
            <numerusform>%n film deleted; its numbers are still here.</numerusform>
            <numerusform>%n films deleted; their numbers are still here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) added.</source>
        <translation>
            <numerusform>%n recording added.</numerusform>
            <numerusform>%n recordings added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries added.</source>
        <translation>
            <numerusform>%n entry added.</numerusform>
            <numerusform>%n entries added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) have missing files again.</source>
        <translation>
            <numerusform>%n recording has missing files again.</numerusform>
            <numerusform>%n recordings have missing files again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayWords</name>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <comment>on one day</comment>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>care: %n line(s)</source>
        <translation>
            <numerusform>care: %n line</numerusform>
            <numerusform>care: %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DualPlot</name>
    <message numerus="yes">
        <source>%n stretch(es) marked: moved together</source>
        <translation>
            <numerusform>%n stretch marked: moved together</numerusform>
            <numerusform>%n stretches marked: moved together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExpressionList</name>
    <message numerus="yes">
        <source>%n expression(s)</source>
        <translation>
            <numerusform>%n expression</numerusform>
            <numerusform>%n expressions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GateLocks</name>
    <message numerus="yes">
        <source>%n safety question(s) without an answer</source>
        <translation>
            <numerusform>%n safety question without an answer</numerusform>
            <numerusform>%n safety questions without an answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GateWords</name>
    <message numerus="yes">
        <source>%n question(s) come first</source>
        <translation>
            <numerusform>%n question comes first</numerusform>
            <numerusform>%n questions come first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message numerus="yes">
        <source>Show %n older recording(s)</source>
        <translation>
            <numerusform>Show %n older recording</numerusform>
            <numerusform>Show %n older recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n recording(s) as PDF</source>
        <translation>
            <numerusform>Export %n recording as PDF</numerusform>
            <numerusform>Export %n recordings as PDF</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) for the report</source>
        <translation>
            <numerusform>%n recording for the report</numerusform>
            <numerusform>%n recordings for the report</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarksCard</name>
    <message numerus="yes">
        <source>Show %n older mark(s)</source>
        <translation>
            <numerusform>Show %n older mark</numerusform>
            <numerusform>Show %n older marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message numerus="yes">
        <source>%n film(s) deleted at the age you chose</source>
        <translation>
            <numerusform>%n film deleted at the age you chose</numerusform>
            <numerusform>%n films deleted at the age you chose</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanStep</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message numerus="yes">
        <source>%n small expression(s)</source>
        <translation>
            <numerusform>%n small expression</numerusform>
            <numerusform>%n small expressions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) done</source>
        <translation>
            <numerusform>%n minute done</numerusform>
            <numerusform>%n minutes done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Practised on %n of the last seven days</source>
        <translation>
            <numerusform>Practised on %n of the last seven days</numerusform>
            <numerusform>Practised on %n of the last seven days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionsPanel</name>
    <message numerus="yes">
        <source>%n question(s) left</source>
        <translation>
            <numerusform>%n question left</numerusform>
            <numerusform>%n questions left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultWords</name>
    <message numerus="yes">
        <source>Seen in {n} of %n repeat(s).</source>
        <translation>
            <numerusform>Seen in {n} of %n repeat.</numerusform>
            <numerusform>Seen in {n} of %n repeats.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No linked movement was measured in %n repeat(s). This is not an all-clear: small ones can be missed.</source>
        <translation>
            <numerusform>No linked movement was measured in %n repeat. This is not an all-clear: small ones can be missed.</numerusform>
            <numerusform>No linked movement was measured in %n repeats. This is not an all-clear: small ones can be missed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You marked %n of {of} as not right. It stays in the log, and the report says so.</source>
        <translation>
            <numerusform>You marked %n of {of} as not right. It stays in the log, and the report says so.</numerusform>
            <numerusform>You marked %n of {of} as not right. It stays in the log, and the report says so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) dropped</source>
        <translation>
            <numerusform>%n frame dropped</numerusform>
            <numerusform>%n frames dropped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScaleCard</name>
    <message numerus="yes">
        <source>Show %n older total(s)</source>
        <translation>
            <numerusform>Show %n older total</numerusform>
            <numerusform>Show %n older totals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrendCard</name>
    <message numerus="yes">
        <source>%n film(s) from elsewhere are not mixed in: another camera.</source>
        <translation>
            <numerusform>%n film from elsewhere is not mixed in: another camera.</numerusform>
            <numerusform>%n films from elsewhere are not mixed in: another camera.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weekly recording(s) are not mixed in: another camera.</source>
        <translation>
            <numerusform>%n weekly recording is not mixed in: another camera.</numerusform>
            <numerusform>%n weekly recordings are not mixed in: another camera.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrendWords</name>
    <message numerus="yes">
        <source>{day}: {value}, %n repetition(s)</source>
        <translation>
            <numerusform>{day}: {value}, %n repetition</numerusform>
            <numerusform>{day}: {value}, %n repetitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Weekly recordings will stand here as points, one every %n day(s).</source>
        <translation>
            <numerusform>Weekly recordings will stand here as points, one every %n day.</numerusform>
            <numerusform>Weekly recordings will stand here as points, one every %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) of the synthetic demo person are not counted.</source>
        <translation>
            <numerusform>%n recording of the synthetic demo person is not counted.</numerusform>
            <numerusform>%n recordings of the synthetic demo person are not counted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) so far that can be compared. From {least} on they are joined by a line, and it can be said whether anything has changed.</source>
        <translation>
            <numerusform>%n recording so far that can be compared. From {least} on they are joined by a line, and it can be said whether anything has changed.</numerusform>
            <numerusform>%n recordings so far that can be compared. From {least} on they are joined by a line, and it can be said whether anything has changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n part(s) could not be judged</source>
        <translation>
            <numerusform>%n part could not be judged</numerusform>
            <numerusform>%n parts could not be judged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No linked movement seen; %n part(s) could not be judged</source>
        <translation>
            <numerusform>No linked movement seen; %n part could not be judged</numerusform>
            <numerusform>No linked movement seen; %n parts could not be judged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked by you as not right</source>
        <translation>
            <numerusform>%n marked by you as not right</numerusform>
            <numerusform>%n marked by you as not right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
</TS>
