<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutCard</name>
    <message>
        <source>About MirrorMend</source>
        <translation>关于镜愈</translation>
    </message>
    <message>
        <source>MirrorMend shows movements. It is no basis for a diagnosis and replaces no visit to the doctor. It has not been reviewed by a clinician. Ask your doctor or therapist before you change your exercises.</source>
        <translation>镜愈只显示动作，不能作为诊断依据，也不能代替看病。它没有经过医生审核。改变练习之前，请先问您的医生或治疗师。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>What MirrorMend is made of, and under which terms</source>
        <translation>镜愈由哪些部分组成，各用什么许可</translation>
    </message>
    <message>
        <source>When something fails</source>
        <translation>出错的时候</translation>
    </message>
    <message>
        <source>Versions and the last failures, without anything about you</source>
        <translation>版本和最近的错误，不含您的任何信息</translation>
    </message>
    <message>
        <source>For clinicians</source>
        <translation>医生使用</translation>
    </message>
    <message>
        <source>Check a report that a patient sent, and review it.</source>
        <translation>核对并审阅患者发来的报告。</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Read the licences</source>
        <translation>阅读许可</translation>
    </message>
    <message>
        <source>Details for support</source>
        <translation>技术支持信息</translation>
    </message>
    <message>
        <source>Open a report</source>
        <translation>打开报告</translation>
    </message>
</context>
<context>
    <name>AboutStep</name>
    <message>
        <source>What MirrorMend is</source>
        <translation>镜愈是什么</translation>
    </message>
    <message>
        <source>A companion for practising at home between visits to the clinic.</source>
        <translation>两次看医生之间，陪您在家练习。</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>它做什么</translation>
    </message>
    <message>
        <source>What it does not</source>
        <translation>它不做什么</translation>
    </message>
    <message>
        <source>Massage and small exercises, step by step, with a voice.</source>
        <translation>一步一步带着做按摩和小练习，有语音。</translation>
    </message>
    <message>
        <source>It shows where a movement you did not want came along.</source>
        <translation>指出哪里有不想要的动作跟着动。</translation>
    </message>
    <message>
        <source>It does not diagnose, grade or predict.</source>
        <translation>不诊断、不打分、不预测。</translation>
    </message>
    <message>
        <source>It replaces no visit to a doctor or therapist.</source>
        <translation>不代替看医生和治疗师。</translation>
    </message>
    <message>
        <source>It sends nothing anywhere.</source>
        <translation>什么都不往外发。</translation>
    </message>
    <message>
        <source>A diary, and a report for your next visit.</source>
        <translation>帮您记日记，复诊前出一份小结。</translation>
    </message>
</context>
<context>
    <name>AfterPage</name>
    <message>
        <source>How does it feel now?</source>
        <translation>现在感觉怎么样？</translation>
    </message>
    <message>
        <source>How tight does your face feel now?</source>
        <translation>现在脸上有多紧？</translation>
    </message>
    <message>
        <source>not tight</source>
        <translation>不紧</translation>
    </message>
    <message>
        <source>as tight as can be</source>
        <translation>紧得不能再紧</translation>
    </message>
    <message>
        <source>Before, you said {n}.</source>
        <translation>开始前您选的是 {n}。</translation>
    </message>
    <message>
        <source>Does anything hurt?</source>
        <translation>有没有哪里疼？</translation>
    </message>
    <message>
        <source>no pain</source>
        <translation>不疼</translation>
    </message>
    <message>
        <source>as strong as can be</source>
        <translation>疼得不能再疼</translation>
    </message>
    <message>
        <source>Anything new?</source>
        <translation>有没有新情况？</translation>
    </message>
    <message>
        <source>A note, if you like</source>
        <translation>想记点什么，写在这里</translation>
    </message>
    <message>
        <source>Keep my answers</source>
        <translation>记下来</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Skip the questions</source>
        <translation>跳过这些问题</translation>
    </message>
</context>
<context>
    <name>AnalysingPanel</name>
    <message>
        <source>Looking at the recording</source>
        <translation>正在看这段录像</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>停止分析</translation>
    </message>
    <message>
        <source>Frame {done} of {of}. The recording is safe already.</source>
        <translation>第 {done} 帧，共 {of} 帧。录像已经存好了。</translation>
    </message>
    <message>
        <source>One moment. The recording is safe already.</source>
        <translation>请稍等。录像已经存好了。</translation>
    </message>
</context>
<context>
    <name>BalanceBar</name>
    <message>
        <source>Left and right: {words}</source>
        <translation>左右两边：{words}</translation>
    </message>
    <message>
        <source>not shown at the moment</source>
        <translation>现在不显示</translation>
    </message>
    <message>
        <source>much the same</source>
        <translation>两边差不多</translation>
    </message>
    <message>
        <source>more on the left</source>
        <translation>左边多一些</translation>
    </message>
    <message>
        <source>more on the right</source>
        <translation>右边多一些</translation>
    </message>
    <message>
        <source>left about {left} %, right about {right} % of rest</source>
        <translation>左边约为静息时的 {left} %，右边约为 {right} %</translation>
    </message>
</context>
<context>
    <name>BrightnessPanel</name>
    <message>
        <source>How bright your picture is shown</source>
        <translation>您的画面显示多亮</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>On the screen only. The recording stays as it is.</source>
        <translation>只改屏幕上的显示，录像不变。</translation>
    </message>
    <message>
        <source>Dim light</source>
        <translation>暗光</translation>
    </message>
    <message>
        <source>Dim light for the whole window</source>
        <translation>整个窗口都用暗光</translation>
    </message>
</context>
<context>
    <name>CalendarCard</name>
    <message>
        <source>What was done</source>
        <translation>做了些什么</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>显示多久</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>一周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>一个月</translation>
    </message>
    <message>
        <source>12 weeks</source>
        <translation>12 周</translation>
    </message>
    <message>
        <source>Earlier days</source>
        <translation>往前看</translation>
    </message>
    <message>
        <source>Later days</source>
        <translation>往后看</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>little</source>
        <comment>left end of the levels</comment>
        <translation>少</translation>
    </message>
    <message>
        <source>much</source>
        <comment>right end of the levels</comment>
        <translation>多</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>有录像</translation>
    </message>
    <message>
        <source>Blank days are days of rest; nothing marks them.</source>
        <translation>空白的日子就是休息，不做标记。</translation>
    </message>
    <message>
        <source>Good that you are back. Blank days are days of rest.</source>
        <translation>欢迎回来。空白的日子就是休息。</translation>
    </message>
    <message>
        <source>Care diary of this day</source>
        <translation>这一天的护理日记</translation>
    </message>
</context>
<context>
    <name>CaptionBar</name>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Half-way</source>
        <comment>half of the time of a step is over</comment>
        <translation>过半了</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>做完了</translation>
    </message>
</context>
<context>
    <name>CareCard</name>
    <message>
        <source>Care list</source>
        <translation>护理清单</translation>
    </message>
    <message>
        <source>Write more down</source>
        <translation>再记一些</translation>
    </message>
    <message>
        <source>Write more down: care list</source>
        <translation>再记一些：护理清单</translation>
    </message>
    <message>
        <source>{count} written down</source>
        <translation>已记 {count} 项</translation>
    </message>
    <message>
        <source>Seen to: {title}</source>
        <translation>做到了：{title}</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Wait</source>
        <translation>等一下</translation>
    </message>
    <message>
        <source>Wait: I start it myself</source>
        <translation>等一下：我自己开始</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Start anyway</source>
        <translation>就这样开始</translation>
    </message>
    <message>
        <source>One thing to change</source>
        <translation>有一处要调整</translation>
    </message>
    <message>
        <source>Looking at the picture</source>
        <translation>正在看画面</translation>
    </message>
    <message>
        <source>All good</source>
        <translation>都可以了</translation>
    </message>
    <message>
        <source>Start whenever you like.</source>
        <translation>随时可以开始。</translation>
    </message>
    <message>
        <source>Starting in {seconds} s. Any key waits.</source>
        <translation>{seconds} 秒后开始。按任意键可以等一下。</translation>
    </message>
    <message>
        <source>As last time</source>
        <translation>和上次一样</translation>
    </message>
</context>
<context>
    <name>CheckWords</name>
    <message>
        <source>Face in the picture</source>
        <translation>脸在画面里</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>光线</translation>
    </message>
    <message>
        <source>Head upright</source>
        <translation>头摆正</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>清晰度</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在看…</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>可以</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Sit slowly into the middle, with your face free.</source>
        <translation>慢慢坐到中间，脸不要被挡住。</translation>
    </message>
    <message>
        <source>Sit a little further back, about an arm&apos;s length away.</source>
        <translation>往后坐一点，离镜头约一臂远。</translation>
    </message>
    <message>
        <source>Come a little closer, to about an arm&apos;s length.</source>
        <translation>往前坐一点，离镜头约一臂远。</translation>
    </message>
    <message>
        <source>Move a little to your right.</source>
        <translation>往您的右边挪一点。</translation>
    </message>
    <message>
        <source>Move a little to your left.</source>
        <translation>往您的左边挪一点。</translation>
    </message>
    <message>
        <source>Sit a little lower, or tilt the camera up.</source>
        <translation>坐低一点，或把摄像头往上抬。</translation>
    </message>
    <message>
        <source>Sit a little higher, or tilt the camera down.</source>
        <translation>坐高一点，或把摄像头往下压。</translation>
    </message>
    <message>
        <source>It is rather dark. Turn on a lamp in front of you.</source>
        <translation>有点暗。请在面前开一盏灯。</translation>
    </message>
    <message>
        <source>The light is very strong. Dim it, or move it away.</source>
        <translation>光太强了。调暗一点，或把灯移远。</translation>
    </message>
    <message>
        <source>It is bright behind you. Turn so that the light comes from the front.</source>
        <translation>您身后太亮。请转一下，让光从前面来。</translation>
    </message>
    <message>
        <source>The light comes from your left. Turn towards it, or add a lamp on your right.</source>
        <translation>光从您的左边来。请朝光转一点，或在右边加一盏灯。</translation>
    </message>
    <message>
        <source>The light comes from your right. Turn towards it, or add a lamp on your left.</source>
        <translation>光从您的右边来。请朝光转一点，或在左边加一盏灯。</translation>
    </message>
    <message>
        <source>Something shines at your left eye. Take glasses off, or move the lamp.</source>
        <translation>左眼处有反光。请摘下眼镜，或挪一下灯。</translation>
    </message>
    <message>
        <source>Something shines at your right eye. Take glasses off, or move the lamp.</source>
        <translation>右眼处有反光。请摘下眼镜，或挪一下灯。</translation>
    </message>
    <message>
        <source>Turn your face a little to your right.</source>
        <translation>脸往您的右边转一点。</translation>
    </message>
    <message>
        <source>Turn your face a little to your left.</source>
        <translation>脸往您的左边转一点。</translation>
    </message>
    <message>
        <source>Lift your chin a little, or lower the camera.</source>
        <translation>下巴抬一点，或把摄像头放低。</translation>
    </message>
    <message>
        <source>Lower your chin a little, or raise the camera.</source>
        <translation>下巴收一点，或把摄像头抬高。</translation>
    </message>
    <message>
        <source>Tilt your head a little to your right.</source>
        <translation>头往您的右边歪一点。</translation>
    </message>
    <message>
        <source>Tilt your head a little to your left.</source>
        <translation>头往您的左边歪一点。</translation>
    </message>
    <message>
        <source>The picture is not sharp. Wipe the lens, and sit still.</source>
        <translation>画面不清楚。请擦一下镜头，坐稳。</translation>
    </message>
    <message>
        <source>The picture comes slowly. More light helps, or close other programs.</source>
        <translation>画面有点慢。亮一点会好些，也可以关掉别的程序。</translation>
    </message>
    <message>
        <source>This camera gives a coarse picture. Choose another one in Settings if you can.</source>
        <translation>这个摄像头的画面比较粗。可以的话，请在设置里换一个。</translation>
    </message>
    <message>
        <source>Last time you sat closer. Come a little nearer.</source>
        <translation>上次离得近一些，请再靠近一点点。</translation>
    </message>
    <message>
        <source>Last time you sat further away. Lean back a little.</source>
        <translation>上次离得远一些，请往后靠一点点。</translation>
    </message>
    <message>
        <source>Move a little to your left, into the outline.</source>
        <translation>请往您的左边移一点点，对准虚线。</translation>
    </message>
    <message>
        <source>Move a little to your right, into the outline.</source>
        <translation>请往您的右边移一点点，对准虚线。</translation>
    </message>
    <message>
        <source>Sit a little higher, into the outline.</source>
        <translation>请坐高一点点，对准虚线。</translation>
    </message>
    <message>
        <source>Sit a little lower, into the outline.</source>
        <translation>请坐低一点点，对准虚线。</translation>
    </message>
</context>
<context>
    <name>ChoosePanel</name>
    <message>
        <source>How would you like to see yourself?</source>
        <translation>您想怎么看自己？</translation>
    </message>
    <message>
        <source>All of them record the same. You can change this at any time with the keys 1 to 5.</source>
        <translation>怎么看，录下的都一样。随时可以用数字键 1 到 5 换。</translation>
    </message>
    <message>
        <source>Your healthy half on both sides; ask your therapist first</source>
        <translation>健康的半边脸显示在两侧；请先问过治疗师</translation>
    </message>
    <message>
        <source>Offered once Settings say which side had the palsy.</source>
        <translation>在设置里选好患侧后就可以用。</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜子</translation>
    </message>
    <message>
        <source>Your picture, as in a mirror</source>
        <translation>像照镜子一样看到自己</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Lines only, no picture</source>
        <translation>只看线条，不看画面</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Your picture, out of focus</source>
        <translation>看得到自己，但不清晰</translation>
    </message>
    <message>
        <source>Healthy side</source>
        <translation>健侧</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>不看</translation>
    </message>
    <message>
        <source>Large words, no face</source>
        <translation>只看大字，不看脸</translation>
    </message>
    <message>
        <source>Can be switched on in Settings; ask your therapist first.</source>
        <translation>可以在设置里打开；请先问治疗师。</translation>
    </message>
</context>
<context>
    <name>ClinicAside</name>
    <message>
        <source>Sunnybrook</source>
        <translation>Sunnybrook 评定</translation>
    </message>
    <message>
        <source>Sunnybrook, your own rating</source>
        <translation>Sunnybrook：您自己的评定</translation>
    </message>
    <message>
        <source>Entered values</source>
        <translation>填写的内容</translation>
    </message>
    <message>
        <source>Totals and symptom diary of the person</source>
        <translation>患者填写的总分和症状日记</translation>
    </message>
    <message>
        <source>Compare two</source>
        <translation>两次对比</translation>
    </message>
    <message>
        <source>Compare two visits</source>
        <translation>对比两次录像</translation>
    </message>
    <message>
        <source>Older session</source>
        <translation>较早的一次</translation>
    </message>
    <message>
        <source>Newer session</source>
        <translation>较近的一次</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Note on the whole report</source>
        <translation>对整份报告的备注</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>录像</translation>
    </message>
    <message>
        <source>Session {n} of {of} · {state}</source>
        <translation>第 {n} 次，共 {of} 次 · {state}</translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n 项待审阅</numerusform>
        </translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>已审阅</translation>
    </message>
</context>
<context>
    <name>ClinicPage</name>
    <message>
        <source>Clinician view</source>
        <translation>医生视图</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the clinician view</source>
        <translation>关闭医生视图</translation>
    </message>
    <message>
        <source>Open another</source>
        <translation>打开另一份</translation>
    </message>
    <message>
        <source>Open another report</source>
        <translation>打开另一份报告</translation>
    </message>
    <message>
        <source>Save review</source>
        <translation>保存审阅</translation>
    </message>
    <message>
        <source>Save the report with your review</source>
        <translation>保存报告和您的审阅</translation>
    </message>
    <message>
        <source>Write a plan</source>
        <translation>写一份计划</translation>
    </message>
    <message>
        <source>Write a plan for the person</source>
        <translation>给患者写一份计划</translation>
    </message>
    <message>
        <source>Save plan</source>
        <translation>保存计划</translation>
    </message>
    <message>
        <source>Save the plan as a signed file</source>
        <translation>把计划保存为签名文件</translation>
    </message>
    <message>
        <source>The plan that you are writing is not saved.</source>
        <translation>正在写的计划还没有保存。</translation>
    </message>
    <message>
        <source>Leave without it</source>
        <translation>不保存，离开</translation>
    </message>
    <message>
        <source>Saved: {path}. Hand it over, and tell the person this number, which their app shows too: {digits}</source>
        <translation>已保存：{path}。请把文件交给患者，并告诉他们这串号码，他们的应用上也会显示：{digits}</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>另一位</translation>
    </message>
    <message>
        <source>You see your own review of this report. The file also brings one by {name}; whichever you do not go on with is kept.</source>
        <translation>您看到的是自己对这份报告的审阅。文件里还带着{name}的一份；没有接着用的那份会留着。</translation>
    </message>
    <message>
        <source>Show the other</source>
        <translation>看另一份</translation>
    </message>
    <message>
        <source>Saving the report with your review</source>
        <translation>正在保存报告和您的审阅</translation>
    </message>
    <message>
        <source>Saved: {path}
The report itself is in it unchanged.</source>
        <translation>已保存：{path}
报告原样放在里面。</translation>
    </message>
    <message>
        <source>That is the report that is open. It stays as it came; choose another name for your review.</source>
        <translation>这就是正打开的报告，它会保持原样。请给您的审阅另起一个文件名。</translation>
    </message>
</context>
<context>
    <name>ClinicStrip</name>
    <message>
        <source>Expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Expression before</source>
        <translation>上一个表情</translation>
    </message>
    <message>
        <source>Next expression</source>
        <translation>下一个表情</translation>
    </message>
    <message>
        <source>Compare two visits</source>
        <translation>对比两次录像</translation>
    </message>
    <message>
        <source>Totals and symptom diary of the person</source>
        <translation>患者填写的总分和症状日记</translation>
    </message>
    <message>
        <source>Sunnybrook, your own rating</source>
        <translation>Sunnybrook：您自己的评定</translation>
    </message>
    <message>
        <source>Check who sent it</source>
        <translation>核对寄件人</translation>
    </message>
    <message>
        <source>Write a plan for the person</source>
        <translation>给患者写一份计划</translation>
    </message>
    <message>
        <source>Open another report</source>
        <translation>打开另一份报告</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>ClinicWords</name>
    <message>
        <source>Intact, from {sender}</source>
        <translation>完整，来自{sender}</translation>
    </message>
    <message>
        <source>Intact, sender not known yet</source>
        <translation>完整，还不认识寄件人</translation>
    </message>
    <message>
        <source>Altered, or not signed</source>
        <translation>被改动过，或没有签名</translation>
    </message>
    <message>
        <source>Not a report that can be read</source>
        <translation>不是能读的报告</translation>
    </message>
    <message>
        <source>side not stated</source>
        <translation>未说明哪一侧</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>{pattern}, {side}</source>
        <translation>{pattern}，{side}</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>看到了</translation>
    </message>
    <message>
        <source>Not sure</source>
        <comment>whether it was seen</comment>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>没有看到</translation>
    </message>
    <message>
        <source>Can&apos;t tell</source>
        <translation>看不清</translation>
    </message>
    <message>
        <source>App: {word}</source>
        <translation>软件：{word}</translation>
    </message>
    <message>
        <source>{flagged} of {judged} repeats called, {all} asked for</source>
        <translation>{judged} 次可判断，其中 {flagged} 次标出；共要求 {all} 次</translation>
    </message>
    <message>
        <source>Side difference {index} ± {spread} % of the outer-canthal distance (threshold {threshold})</source>
        <translation>两侧差 {index} ± {spread} %（占外眦间距；阈值 {threshold}）</translation>
    </message>
    <message>
        <source>The person: not right, repeat {reps}</source>
        <translation>本人：“不对”，第 {reps} 次</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>未审阅</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已否定</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>there, not called</source>
        <translation>有，软件没标出</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>{opinion}, {side}</source>
        <translation>{opinion}，{side}</translation>
    </message>
    <message>
        <source>App and you: nothing judged by both yet.</source>
        <translation>软件与您：还没有两边都判断过的结果。</translation>
    </message>
    <message>
        <source>App and you: both {both}, app only {app}, you only {you}, neither {neither}; {open} open.</source>
        <translation>软件与您：都认为有 {both}，只有软件 {app}，只有您 {you}，都认为没有 {neither}；未定 {open}。</translation>
    </message>
    <message>
        <source>{counts} Cohen&apos;s kappa: not defined yet, all in one class.</source>
        <translation>{counts} Cohen κ 值：目前都在同一类里，算不出。</translation>
    </message>
    <message>
        <source>{counts} Cohen&apos;s kappa {kappa}.</source>
        <translation>{counts} Cohen κ 值 {kappa}。</translation>
    </message>
    <message>
        <source>Reviewed by somebody not known yet</source>
        <translation>有人审阅过，还不认识是谁</translation>
    </message>
    <message>
        <source>Review signed by {sender}</source>
        <translation>审阅由{sender}签名</translation>
    </message>
    <message>
        <source>{index} ± {spread} points</source>
        <translation>{index} ± {spread} 点</translation>
    </message>
    <message>
        <source>{index} ± {spread} %</source>
        <translation>{index} ± {spread} %</translation>
    </message>
    <message>
        <source>Side difference {index} ± {spread} points of rest (threshold {threshold})</source>
        <translation>两侧差 {index} ± {spread} 点（静息为 100 点；阈值 {threshold}）</translation>
    </message>
    <message>
        <source>you: unsure</source>
        <translation>您：不确定</translation>
    </message>
    <message>
        <source>you: yes</source>
        <translation>您：有</translation>
    </message>
    <message>
        <source>you: no</source>
        <translation>您：没有</translation>
    </message>
    <message>
        <source>From a newer version</source>
        <translation>来自更新的版本</translation>
    </message>
</context>
<context>
    <name>ClinicWork</name>
    <message>
        <source>Expressions</source>
        <translation>小表情</translation>
    </message>
    <message>
        <source>Your review is kept as a file of its own. The person&apos;s data is not changed. Keys: C, R, U for the opinion, S for the other side, N for the note, Ctrl Z to take back; up and down change the expression, Page up and down the session; Space plays, comma and full stop go picture by picture.</source>
        <translation>您的审阅单独保存，不改动对方的数据。按键：C、R、U 表示意见，S 换到另一侧，N 写备注，Ctrl Z 撤回；上下键换表情，Page Up、Page Down 换录像；空格播放，逗号和句号一格一格看。</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Compare two visits</source>
        <translation>对比两次录像</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the comparison</source>
        <translation>关闭对比</translation>
    </message>
    <message>
        <source>There is only one session in this report.</source>
        <translation>这份报告里只有一次录像。</translation>
    </message>
    <message>
        <source>Compared with {when}</source>
        <translation>对比：{when}</translation>
    </message>
    <message>
        <source>Median side difference ± two standard deviations. Differences within ± may be noise; pose and light differ from visit to visit.</source>
        <translation>两侧差的中位数 ± 两倍标准差。± 以内的差别可能只是波动；每次的姿势和光线也不一样。</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>没有录</translation>
    </message>
</context>
<context>
    <name>ConfidenceBlocks</name>
    <message>
        <source>low</source>
        <comment>how sure</comment>
        <translation>低</translation>
    </message>
    <message>
        <source>medium</source>
        <comment>how sure</comment>
        <translation>中</translation>
    </message>
    <message>
        <source>high</source>
        <comment>how sure</comment>
        <translation>高</translation>
    </message>
    <message>
        <source>How sure: {word}</source>
        <translation>把握：{word}</translation>
    </message>
</context>
<context>
    <name>ConfirmCard</name>
    <message>
        <source>Back up first…</source>
        <translation>先备份…</translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>What you agree to</source>
        <translation>我的同意</translation>
    </message>
    <message>
        <source>Untick to take it back; it holds at once. Without the two that are needed the app asks again before anything more is written down.</source>
        <translation>取消勾选就是撤回，马上生效。撤回必选项后，软件会先重新问您，在那之前不再记录任何内容。</translation>
    </message>
    <message>
        <source>What is kept already</source>
        <translation>已经保存的内容</translation>
    </message>
    <message>
        <source>Taking a consent back deletes nothing. You delete it on the page of data.</source>
        <translation>撤回同意不会删除任何东西。请在数据页里删除。</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>您的数据</translation>
    </message>
    <message>
        <source>Open the page about your data</source>
        <translation>打开您的数据页</translation>
    </message>
    <message>
        <source>{n} of 4 agreed to, last on {day}</source>
        <translation>4 项中同意了 {n} 项，最近一次是{day}</translation>
    </message>
</context>
<context>
    <name>ConsentRow</name>
    <message>
        <source>needed</source>
        <translation>必选</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>可选</translation>
    </message>
</context>
<context>
    <name>ConsentStep</name>
    <message>
        <source>To go on, the two that are needed have to be ticked.</source>
        <translation>勾上两个“必选”项，才能继续。</translation>
    </message>
    <message>
        <source>What you agree to</source>
        <translation>请您确认</translation>
    </message>
    <message>
        <source>Each one by itself; you can change your mind in Settings.</source>
        <translation>请逐项打勾，以后可以在“设置”里改。</translation>
    </message>
    <message>
        <source>Without the optional ones, massage, reminders and the care diary all work.</source>
        <translation>不勾可选项也没关系：按摩、提醒和护理日记照样能用。</translation>
    </message>
    <message>
        <source>Read about privacy</source>
        <translation>看隐私说明</translation>
    </message>
    <message>
        <source>Your settings and records are all kept; only these consents are missing in them. You can change your mind in Settings at any time.</source>
        <translation>您的设置和记录都还在，只是里面还没有这几项同意，所以请您确认一次。以后随时可以在“设置”里更改。</translation>
    </message>
</context>
<context>
    <name>Consents</name>
    <message>
        <source>I understand that this app cannot judge my condition</source>
        <translation>我明白这个软件不能判断我的病情</translation>
    </message>
    <message>
        <source>It does not replace a doctor, is no registered or approved medical device, and no clinician has reviewed it.</source>
        <translation>它不能代替医生，不是注册或获批的医疗器械，也没有经过医生审核。</translation>
    </message>
    <message>
        <source>Keep my care log on this computer</source>
        <translation>把我的护理记录存在这台电脑上</translation>
    </message>
    <message>
        <source>Notes about health are sensitive. They stay here: no account, no network.</source>
        <translation>健康记录属于敏感信息。它们只留在这里：没有账号，不联网。</translation>
    </message>
    <message>
        <source>Use the camera while I practise</source>
        <translation>练习时使用摄像头</translation>
    </message>
    <message>
        <source>The picture is shown and measured on this computer. You can practise with the view off.</source>
        <translation>画面只在这台电脑上显示和测量。练习时也可以不看自己。</translation>
    </message>
    <message>
        <source>Keep my recordings on this computer</source>
        <translation>把我的录像留在这台电脑上</translation>
    </message>
    <message>
        <source>Your face is biometric information. Needed to look back and for the weekly recording; without it films are deleted as soon as they are measured.</source>
        <translation>人脸属于生物识别信息。回看和每周录像需要它；不同意的话，录像一测量完就删除。</translation>
    </message>
</context>
<context>
    <name>CopySheet</name>
    <message>
        <source>These are the details for support: no names, no paths, nothing about health. They leave this computer only if you copy them and send them yourself.</source>
        <translation>下面是给技术支持看的信息：没有姓名，没有文件位置，也没有健康信息。只有您自己复制并发出去，它们才会离开这台电脑。</translation>
    </message>
    <message>
        <source>Details for support</source>
        <translation>技术支持信息</translation>
    </message>
    <message>
        <source>Copy details for support</source>
        <translation>复制技术支持信息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copied. Paste it into a message to support.</source>
        <translation>已复制。请粘贴到发给技术支持的消息里。</translation>
    </message>
</context>
<context>
    <name>Correction</name>
    <message>
        <source>Please read the question once more</source>
        <translation>请再看一遍这个问题</translation>
    </message>
    <message>
        <source>My answer is Yes</source>
        <translation>我的回答是“是”</translation>
    </message>
    <message>
        <source>My answer is No</source>
        <translation>我的回答是“否”</translation>
    </message>
</context>
<context>
    <name>Count</name>
    <message>
        <source>Less: {name}</source>
        <translation>减少：{name}</translation>
    </message>
    <message>
        <source>More: {name}</source>
        <translation>增加：{name}</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Back to the settings</source>
        <translation>回到设置</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>您的数据</translation>
    </message>
    <message>
        <source>What is stored</source>
        <translation>保存了什么</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>移动…</translation>
    </message>
    <message>
        <source>Move the data to another folder</source>
        <translation>把数据移到别的文件夹</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>With films and pictures</source>
        <translation>包括录像和照片</translation>
    </message>
    <message>
        <source>Back up with films and pictures</source>
        <translation>备份时包括录像和照片</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>How long films are kept</source>
        <translation>录像保留多久</translation>
    </message>
    <message>
        <source>Older films and their pictures are deleted; the numbers stay.</source>
        <translation>更早的录像和照片会删掉，数据留下。</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>删除全部数据</translation>
    </message>
    <message>
        <source>All recordings, numbers, the diary and the settings, for good.</source>
        <translation>所有录像、数据、日记和设置，永久删除。</translation>
    </message>
    <message>
        <source>Delete everything…</source>
        <translation>删除全部数据…</translation>
    </message>
    <message>
        <source>Adding up…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>{size} in all</source>
        <translation>共 {size}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>One file with everything, to keep on a stick or another disk. It is encrypted only where the data is locked. Taking one in adds what is missing and replaces nothing.</source>
        <translation>一个文件，装下全部内容，可以放到 U 盘或另一块硬盘。数据上了锁，它才是加密的。恢复时只补上这里没有的，不会替换任何内容。</translation>
    </message>
    <message>
        <source>Adding up… {share} %</source>
        <translation>正在统计… {share}%</translation>
    </message>
</context>
<context>
    <name>DataWords</name>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n 次录像</numerusform>
        </translation>
    </message>
    <message>
        <source>Films</source>
        <translation>录像画面</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Numbers and curves</source>
        <translation>数据和曲线</translation>
    </message>
    <message>
        <source>what was measured</source>
        <translation>测量的结果</translation>
    </message>
    <message>
        <source>Log and diary</source>
        <translation>日志和日记</translation>
    </message>
    <message>
        <source>massage, training, care, answers, visits</source>
        <translation>按摩、训练、护理、回答、就诊</translation>
    </message>
    <message>
        <source>Copies of the log</source>
        <translation>日志的副本</translation>
    </message>
    <message>
        <source>made by the app itself</source>
        <translation>由镜愈自动保存</translation>
    </message>
    <message>
        <source>Settings and notes of the app</source>
        <translation>设置和软件记录</translation>
    </message>
    <message>
        <source>choices, keys, error notes</source>
        <translation>选项、密钥、出错记录</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>一直保留</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n 年</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n 个月</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete this recording?</source>
        <translation>删除这次录像？</translation>
    </message>
    <message>
        <source>Film, pictures, numbers and what you said about its findings will go.</source>
        <translation>录像、照片、数据和您对结果的看法都会删掉。</translation>
    </message>
    <message>
        <source>The app&apos;s own copies of the log forget it, too.</source>
        <translation>镜愈自动保存的日志副本里也会删掉。</translation>
    </message>
    <message>
        <source>Reports and backups that you saved elsewhere stay as they are.</source>
        <translation>您另存到别处的报告和备份不会动。</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>删除后不能恢复。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Delete the film of this recording?</source>
        <translation>只删除这次的录像画面？</translation>
    </message>
    <message>
        <source>Numbers, curves and findings stay. They cannot be looked at again.</source>
        <translation>数据、曲线和结果留下，但以后不能再重新分析。</translation>
    </message>
    <message>
        <source>Delete the film</source>
        <translation>删除录像画面</translation>
    </message>
    <message>
        <source>Keep films for {time}?</source>
        <translation>录像只保留 {time}？</translation>
    </message>
    <message numerus="yes">
        <source>%n film(s) are older and will go now.</source>
        <translation>
            <numerusform>有 %n 段录像更早，现在就会删掉。</numerusform>
        </translation>
    </message>
    <message>
        <source>From now on the app deletes films and their pictures at this age when it starts, and says so. Numbers stay. Films not looked at yet stay as well.</source>
        <translation>以后镜愈每次打开时，会删掉到期的录像和照片，并告诉您。数据留下。还没有分析过的录像也留下。</translation>
    </message>
    <message>
        <source>Delete older films</source>
        <translation>删除更早的录像</translation>
    </message>
    <message>
        <source>Change nothing</source>
        <translation>不改</translation>
    </message>
    <message>
        <source>with films and pictures</source>
        <translation>包括录像和照片</translation>
    </message>
    <message>
        <source>without films and pictures</source>
        <translation>不包括录像和照片</translation>
    </message>
    <message>
        <source>Take this backup in?</source>
        <translation>恢复这份备份？</translation>
    </message>
    <message>
        <source>{name}, made on {when}, {films}</source>
        <translation>{name}，备份于 {when}，{films}</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are in it</source>
        <translation>
            <numerusform>里面有 %n 次录像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n diary and log entries are in it</source>
        <translation>
            <numerusform>里面有 %n 条日记和记录</numerusform>
        </translation>
    </message>
    <message>
        <source>What is missing here is added. Nothing that is here is replaced.</source>
        <translation>只补上这里缺少的，这里原有的都不会替换。</translation>
    </message>
    <message>
        <source>What you deleted after that day comes back.</source>
        <translation>那天以后删掉的内容会回来。</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不恢复</translation>
    </message>
    <message>
        <source>Move the data to another folder?</source>
        <translation>把数据移到别的文件夹？</translation>
    </message>
    <message>
        <source>Everything is copied there and compared, and only then deleted here. The app begins anew for it.</source>
        <translation>先全部复制过去并核对，无误后才删掉这里的。镜愈会为此重新打开。</translation>
    </message>
    <message>
        <source>On a stick or external disk, it has to be plugged in before the start.</source>
        <translation>如果放在 U 盘或移动硬盘上，每次打开镜愈前要先插好。</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Leave it where it is</source>
        <translation>不移动</translation>
    </message>
    <message>
        <source>Delete everything?</source>
        <translation>删除全部数据？</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) with films, pictures and numbers</source>
        <translation>
            <numerusform>%n 次录像，连同照片和数据</numerusform>
        </translation>
    </message>
    <message>
        <source>the whole diary, log, marks and answers to the safety questions</source>
        <translation>全部日记、日志、标记和安全问题的回答</translation>
    </message>
    <message>
        <source>settings, and the app&apos;s own copies of the log: {size} in all</source>
        <translation>设置，以及镜愈自动保存的日志副本：共 {size}</translation>
    </message>
    <message>
        <source>Locks that wait for your clinician go as well: the questions come anew.</source>
        <translation>等您咨询医生的锁定也会清除，安全问题会重新问您。</translation>
    </message>
    <message>
        <source>The app then begins as on the first day. This cannot be undone.</source>
        <translation>之后镜愈会像第一天那样重新开始。删除后不能恢复。</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>删除全部数据</translation>
    </message>
    <message>
        <source>Keep everything</source>
        <translation>全部保留</translation>
    </message>
    <message>
        <source>I understand that all of it will be gone</source>
        <translation>我明白这些都会永久删除</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>正在恢复…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>正在删除…</translation>
    </message>
    <message>
        <source>The backup is made</source>
        <translation>备份好了</translation>
    </message>
    <message>
        <source>The backup is taken in</source>
        <translation>恢复好了</translation>
    </message>
    <message numerus="yes">
        <source>%n film(s) deleted; their numbers are still here.</source>
        <translation>
            <numerusform>删除了 %n 段录像画面，数据都在。</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>The recording is gone.</source>
        <translation>这次录像已经删除。</translation>
    </message>
    <message>
        <source>Damaged old copies of the log may still hold its numbers: {names}. Deleting everything removes them as well.</source>
        <translation>损坏的旧日志副本里可能还有它的数据：{names}。删除全部数据时它们也会删掉。</translation>
    </message>
    <message>
        <source>{path}
It is not encrypted. Keep it where nobody else gets at it.</source>
        <translation>{path}
文件没有加密，请放在别人拿不到的地方。</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) added.</source>
        <translation>
            <numerusform>加回了 %n 次录像。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries added.</source>
        <translation>
            <numerusform>加回了 %n 条记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) have missing files again.</source>
        <translation>
            <numerusform>%n 次录像补回了缺少的文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>The settings of the backup hold as well.</source>
        <translation>也用了备份里的设置。</translation>
    </message>
    <message>
        <source>cut out of the films, and moving outlines</source>
        <translation>从录像中截取的照片，和会动的轮廓</translation>
    </message>
    <message>
        <source>The film, its pictures and the moving outline will go: they show your face.</source>
        <translation>录像、从中截取的照片和会动的轮廓都会删掉，因为上面有您的脸。</translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message>
        <source>Massage</source>
        <translation>按摩</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Minutes of massage; getting ready and resting come on top.</source>
        <translation>只算按摩的分钟数；准备和休息另算。</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayChoice</name>
    <message>
        <source>Change the day</source>
        <translation>改日期</translation>
    </message>
    <message>
        <source>Choose the day</source>
        <translation>选日期</translation>
    </message>
    <message>
        <source>Take this day</source>
        <translation>就这一天</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>No day chosen</source>
        <translation>还没有选日期</translation>
    </message>
    <message>
        <source>No day</source>
        <translation>不填日期</translation>
    </message>
    <message>
        <source>No day: {name}</source>
        <translation>不填日期：{name}</translation>
    </message>
</context>
<context>
    <name>DayWords</name>
    <message>
        <source>MMMM yyyy</source>
        <comment>a month, Qt format</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day with its year, Qt format</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>a day, Qt format</comment>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>nothing noted</source>
        <translation>没有记录</translation>
    </message>
    <message>
        <source>massage {n} min</source>
        <translation>按摩 {n} 分钟</translation>
    </message>
    <message>
        <source>training {n} min</source>
        <translation>训练 {n} 分钟</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <comment>on one day</comment>
        <translation>
            <numerusform>录像 %n 段</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>care: %n line(s)</source>
        <translation>
            <numerusform>护理 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a day</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>{day}: {done}</source>
        <translation>{day}：{done}</translation>
    </message>
    <message>
        <source>MMM</source>
        <comment>a month over a column, Qt format</comment>
        <translation>M月</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Choose a video</source>
        <translation>选择录像</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>视频文件</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Save the page</source>
        <translation>保存这一页</translation>
    </message>
    <message>
        <source>Choose a report</source>
        <translation>选择报告</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Save the reviewed report</source>
        <translation>保存审阅过的报告</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Save the clip</source>
        <translation>保存片段</translation>
    </message>
    <message>
        <source>Save the backup</source>
        <translation>保存备份</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份文件</translation>
    </message>
    <message>
        <source>Choose an empty folder for the data</source>
        <translation>为数据选一个空文件夹</translation>
    </message>
    <message>
        <source>Choose a plan</source>
        <translation>选择计划</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>保存计划</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>A locked backup</source>
        <translation>上了锁的备份</translation>
    </message>
    <message>
        <source>The passphrase that held when it was made; leave it empty if it is today&apos;s:</source>
        <translation>做这份备份时的口令；和现在的一样就留空：</translation>
    </message>
    <message>
        <source>Save the recovery key for printing</source>
        <translation>保存恢复密钥，以便打印</translation>
    </message>
</context>
<context>
    <name>DiaryPage</name>
    <message>
        <source>Care diary</source>
        <translation>护理日记</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to Today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>按天</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>复诊</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>Day after</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>A note on this day</source>
        <translation>这一天的备注</translation>
    </message>
    <message>
        <source>Nothing is written down for this day, and that is fine. You can add to it at any time.</source>
        <translation>这一天没有记录，没关系。想补的话，随时可以补记。</translation>
    </message>
    <message>
        <source>You can add to this day or correct it; what stood there is kept.</source>
        <translation>可以补记或修改这一天；原来的内容会保留。</translation>
    </message>
    <message>
        <source>Answer what you like; it is kept at once. Nothing here has to be answered.</source>
        <translation>想答哪项就答哪项，马上就会保存；没有一项是非答不可的。</translation>
    </message>
    <message>
        <source>Taken away: {title}</source>
        <translation>已删去：{title}</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>DiaryRow</name>
    <message>
        <source>Stays private; never in a report.</source>
        <translation>只给自己看，不会写进任何报告。</translation>
    </message>
    <message>
        <source>Seen to: {title}</source>
        <translation>做到了：{title}</translation>
    </message>
    <message>
        <source>30 seconds</source>
        <translation>30 秒</translation>
    </message>
    <message>
        <source>Check how it feels, 30 seconds</source>
        <translation>用 30 秒记下今天的感觉</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细</translation>
    </message>
    <message>
        <source>Details: {title}</source>
        <translation>详细：{title}</translation>
    </message>
    <message>
        <source>Earlier versions, kept:</source>
        <translation>改动以前的内容（保留着）：</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删去</translation>
    </message>
    <message>
        <source>Remove: {title}</source>
        <translation>删去：{title}</translation>
    </message>
</context>
<context>
    <name>DiaryWords</name>
    <message>
        <source>Done in the app: {time}</source>
        <translation>在软件里做过：{time}</translation>
    </message>
    <message>
        <source>Done in the app</source>
        <translation>在软件里做过</translation>
    </message>
    <message>
        <source>Seen to</source>
        <translation>做到了</translation>
    </message>
    <message>
        <source>{question}: {answer}</source>
        <translation>{question}：{answer}</translation>
    </message>
    <message>
        <source>{when}: {text}</source>
        <translation>{when}：{text}</translation>
    </message>
    <message>
        <source>Today, {day}</source>
        <translation>今天，{day}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>DisplayCard</name>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Movement in drawings</source>
        <translation>图中的动画</translation>
    </message>
    <message>
        <source>Dim light is darker and warmer, for eyes that mind the light.</source>
        <translation>怕光时用“暗光”：画面更暗、偏暖。</translation>
    </message>
    <message>
        <source>Calm: the hand on the drawing stays at its start, with the arrow.</source>
        <translation>静止：图上的手停在起点，用箭头表示方向。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dim light</source>
        <translation>暗光</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>静止</translation>
    </message>
</context>
<context>
    <name>DonePanel</name>
    <message>
        <source>Look at what was recorded</source>
        <translation>看看录下的部分</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>All recorded. How do you want to go on?</source>
        <translation>都录好了，接下来怎么做？</translation>
    </message>
    <message>
        <source>You can make any take again now; the new one counts in its place.</source>
        <translation>哪一段都可以现在再录一次，以新录的为准。</translation>
    </message>
    <message>
        <source>Keep it and look</source>
        <translation>保留并查看</translation>
    </message>
    <message>
        <source>A note for yourself</source>
        <translation>给自己留句话</translation>
    </message>
    <message>
        <source>For example: slept badly, other lamp</source>
        <translation>例如：没睡好，换了一盏灯</translation>
    </message>
    <message>
        <source>Record all anew</source>
        <translation>全部重录</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete this recording</source>
        <translation>删除这次录像</translation>
    </message>
    <message>
        <source>Delete this recording?</source>
        <translation>删除这次录像吗？</translation>
    </message>
    <message>
        <source>Record all anew?</source>
        <translation>全部重录吗？</translation>
    </message>
    <message>
        <source>It is gone for good.</source>
        <translation>删除后找不回来。</translation>
    </message>
    <message>
        <source>This recording is deleted first, for good.</source>
        <translation>这次的录像会先删除，找不回来。</translation>
    </message>
    <message>
        <source>Delete and begin anew</source>
        <translation>删除并重录</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>先不动它</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再录</translation>
    </message>
    <message>
        <source>Record {name} again</source>
        <translation>再录一次{name}</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>已录</translation>
    </message>
    <message>
        <source>recorded; clearer once more</source>
        <translation>已录，再录一次更清楚</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>没有录</translation>
    </message>
</context>
<context>
    <name>DoorPanel</name>
    <message>
        <source>Opening the report</source>
        <translation>正在打开报告</translation>
    </message>
    <message>
        <source>Password of the report</source>
        <translation>报告的密码</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open a report</source>
        <translation>打开报告</translation>
    </message>
    <message>
        <source>Open another</source>
        <translation>打开另一份</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Opening and checking every byte</source>
        <translation>正在打开，逐字节检查</translation>
    </message>
    <message>
        <source>The sender chose a password for this report.</source>
        <translation>寄件人给这份报告设了密码。</translation>
    </message>
    <message>
        <source>That password does not open it. Ask the sender for it again.</source>
        <translation>这个密码打不开。请再问一次寄件人。</translation>
    </message>
    <message>
        <source>This report is not shown</source>
        <translation>这份报告不予显示</translation>
    </message>
    <message>
        <source>A report is a file that ends in .mmz. Choose it, or drop it here. It is checked before anything of it is shown, and it is never changed.</source>
        <translation>报告是以 .mmz 结尾的文件。选择它，或拖到这里。显示之前会先检查，原文件不会被改动。</translation>
    </message>
    <message>
        <source>If this is the file that you were sent, ask the sender for it again.</source>
        <translation>如果寄来的就是这个文件，请让寄件人重新发一份。</translation>
    </message>
    <message>
        <source>Ask the sender for the report again; do not rely on this file.</source>
        <translation>请让寄件人重新发一份，不要依据这个文件。</translation>
    </message>
    <message>
        <source>{verdict}.</source>
        <translation>{verdict}。</translation>
    </message>
</context>
<context>
    <name>DoseRow</name>
    <message>
        <source>Hold {value} s</source>
        <translation>保持 {value} 秒</translation>
    </message>
    <message>
        <source>Hold {name} shorter</source>
        <translation>{name}：保持短一些</translation>
    </message>
    <message>
        <source>Hold {name} longer</source>
        <translation>{name}：保持久一些</translation>
    </message>
    <message>
        <source>{value} times</source>
        <translation>{value} 次</translation>
    </message>
    <message>
        <source>Do {name} less often</source>
        <translation>{name}：少做一次</translation>
    </message>
    <message>
        <source>Do {name} more often</source>
        <translation>{name}：多做一次</translation>
    </message>
    <message>
        <source>Rest {value} s</source>
        <translation>休息 {value} 秒</translation>
    </message>
    <message>
        <source>Rest shorter after {name}</source>
        <translation>{name}：之后休息短一些</translation>
    </message>
    <message>
        <source>Rest longer after {name}</source>
        <translation>{name}：之后休息久一些</translation>
    </message>
    <message>
        <source>Move {name} up</source>
        <translation>把{name}上移</translation>
    </message>
    <message>
        <source>Move {name} down</source>
        <translation>把{name}下移</translation>
    </message>
    <message>
        <source>Take {name} out</source>
        <translation>去掉{name}</translation>
    </message>
    <message>
        <source>Into it {value} s</source>
        <translation>做到位 {value} 秒</translation>
    </message>
    <message>
        <source>Move into {name} more quickly</source>
        <translation>{name}：做到位快一点</translation>
    </message>
    <message>
        <source>Move into {name} more slowly</source>
        <translation>{name}：做到位慢一点</translation>
    </message>
    <message>
        <source>Back {value} s</source>
        <translation>放回 {value} 秒</translation>
    </message>
    <message>
        <source>Come back from {name} more quickly</source>
        <translation>{name}：放回快一点</translation>
    </message>
    <message>
        <source>Come back from {name} more slowly</source>
        <translation>{name}：放回慢一点</translation>
    </message>
</context>
<context>
    <name>DualPlot</name>
    <message>
        <source>Eye opening, % of rest</source>
        <translation>睁眼大小，和静息比（%）</translation>
    </message>
    <message>
        <source>Mouth corner upwards, mm</source>
        <translation>嘴角上提（毫米）</translation>
    </message>
    <message>
        <source>Mouth corner movement, mm</source>
        <translation>嘴角移动（毫米）</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>Left, affected</source>
        <translation>左（患侧）</translation>
    </message>
    <message>
        <source>Right, affected</source>
        <translation>右（患侧）</translation>
    </message>
    <message>
        <source>moved together</source>
        <translation>一起动了</translation>
    </message>
    <message>
        <source>Eye opening and mouth corner over time, both sides</source>
        <translation>两侧睁眼大小和嘴角随时间的变化</translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) marked: moved together</source>
        <translation>
            <numerusform>标出 %n 段：一起动了</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
</context>
<context>
    <name>EmergencyPanel</name>
    <message>
        <source>When did it begin?</source>
        <translation>几点开始的？</translation>
    </message>
    <message>
        <source>I pressed the wrong button</source>
        <translation>我点错了</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>大声读出来</translation>
    </message>
    <message>
        <source>I have called</source>
        <translation>我已经打了电话</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keep this page</source>
        <translation>留在这一页</translation>
    </message>
    <message>
        <source>Close this page without having called? Press Close once more.</source>
        <translation>还没打电话就关掉这一页吗？要关，请再按一次“关闭”。</translation>
    </message>
    <message>
        <source>Just now, {time}</source>
        <translation>刚刚，{time}</translation>
    </message>
    <message>
        <source>Within the last hour</source>
        <translation>一小时内</translation>
    </message>
    <message>
        <source>On waking up</source>
        <translation>醒来就有</translation>
    </message>
    <message>
        <source>I can&apos;t say</source>
        <translation>说不清</translation>
    </message>
    <message>
        <source>It is now {time}. One tap writes it down, to tell the doctor.</source>
        <translation>现在是 {time}。点一下就记下来，好告诉医生。</translation>
    </message>
    <message>
        <source>Written down. It is now {time}.</source>
        <translation>已记下。现在是 {time}。</translation>
    </message>
</context>
<context>
    <name>EntriesPanel</name>
    <message>
        <source>Entered by the person</source>
        <translation>患者填写的内容</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close what the person entered</source>
        <translation>关闭患者填写的内容</translation>
    </message>
    <message>
        <source>Totals of questionnaires and scales</source>
        <translation>问卷和量表的总分</translation>
    </message>
    <message>
        <source>Symptom diary</source>
        <translation>症状日记</translation>
    </message>
    <message>
        <source>None</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Entered by hand; the app computes none of these. Older ones stand in entries.csv.</source>
        <translation>都是手工填写的，应用不计算它们。更早的在 entries.csv 里。</translation>
    </message>
    <message>
        <source>self</source>
        <translation>自评</translation>
    </message>
    <message>
        <source>clinician</source>
        <translation>医生评</translation>
    </message>
</context>
<context>
    <name>ExpressionList</name>
    <message>
        <source>Expression {n} of {total}</source>
        <translation>第 {n} 个，共 {total} 个</translation>
    </message>
    <message numerus="yes">
        <source>%n expression(s)</source>
        <translation>
            <numerusform>%n 个小表情</numerusform>
        </translation>
    </message>
    <message>
        <source>done</source>
        <translation>已做完</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>还没做</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>clearer once more</source>
        <translation>再录一次更清楚</translation>
    </message>
</context>
<context>
    <name>FaceMap</name>
    <message>
        <source>Drawing of the step</source>
        <translation>这一步的图</translation>
    </message>
</context>
<context>
    <name>FaceMapWords</name>
    <message>
        <source>Your left (affected)</source>
        <translation>您的左侧（患侧）</translation>
    </message>
    <message>
        <source>Your left</source>
        <translation>您的左侧</translation>
    </message>
    <message>
        <source>Your right (affected)</source>
        <translation>您的右侧（患侧）</translation>
    </message>
    <message>
        <source>Your right</source>
        <translation>您的右侧</translation>
    </message>
    <message>
        <source>One side, then the other</source>
        <translation>先一侧，后一侧</translation>
    </message>
    <message>
        <source>Left side only</source>
        <translation>只做左侧</translation>
    </message>
    <message>
        <source>Right side only</source>
        <translation>只做右侧</translation>
    </message>
    <message>
        <source>Both sides together</source>
        <translation>两侧一起做</translation>
    </message>
    <message>
        <source>Only the side that had the palsy</source>
        <translation>只做曾经面瘫的一侧</translation>
    </message>
    <message>
        <source>Pressure {n} of 10</source>
        <translation>十分力里用 {n} 分</translation>
    </message>
    <message>
        <source>Do not touch</source>
        <translation>不要碰</translation>
    </message>
    <message>
        <source>Glide with flat fingers</source>
        <translation>指腹平推</translation>
    </message>
    <message>
        <source>Small circles</source>
        <translation>打小圈</translation>
    </message>
    <message>
        <source>Light taps</source>
        <translation>轻轻点按</translation>
    </message>
    <message>
        <source>Slow kneading</source>
        <translation>慢慢揉开</translation>
    </message>
    <message>
        <source>Stroke with a flat hand</source>
        <translation>手掌放平轻抚</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between two sentences</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>Do not touch the eyelids</source>
        <translation>不要碰眼皮</translation>
    </message>
    <message>
        <source>Do not touch the throat</source>
        <translation>不要碰喉咙</translation>
    </message>
</context>
<context>
    <name>FailureNotice</name>
    <message>
        <source>The last failures of this run, for support:</source>
        <translation>这次打开以来最近的错误，供技术支持查看：</translation>
    </message>
    <message>
        <source>Nothing has failed since MirrorMend was opened.</source>
        <translation>镜愈打开以来没有出过错。</translation>
    </message>
    <message>
        <source>Something in MirrorMend went wrong. What was written down until now is kept. Close this and go on; if it happens again, close MirrorMend and open it anew.</source>
        <translation>镜愈里有个地方出了错。已经记下的内容都还在。关掉这个提示就可以继续；如果又出现，请关闭镜愈再重新打开。</translation>
    </message>
</context>
<context>
    <name>FilmConfirm</name>
    <message>
        <source>Your left</source>
        <translation>您的左边</translation>
    </message>
    <message>
        <source>Your right</source>
        <translation>您的右边</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>显示画面</translation>
    </message>
    <message>
        <source>Which way round?</source>
        <translation>左右对不对？</translation>
    </message>
    <message>
        <source>Here you should look as in your mirror: your left on the left. Look at a mole, your parting or the affected side. Some phones turn selfies round; then choose “Turn it round”.</source>
        <translation>这里应该和照镜子一样：您的左边在左。看看痣、头发的分缝或患侧在哪边。有些手机的自拍会左右颠倒，那就选“左右换过来”。</translation>
    </message>
    <message>
        <source>Right as it is</source>
        <translation>这样就对</translation>
    </message>
    <message>
        <source>Turn it round</source>
        <translation>左右换过来</translation>
    </message>
    <message>
        <source>Affected side, when it was filmed</source>
        <translation>拍摄时的患侧</translation>
    </message>
    <message>
        <source>One day earlier</source>
        <translation>早一天</translation>
    </message>
    <message>
        <source>One day later</source>
        <translation>晚一天</translation>
    </message>
    <message>
        <source>Filmed on</source>
        <translation>拍摄日期</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>a day, Qt format</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Take the video in</source>
        <translation>收进来</translation>
    </message>
    <message>
        <source>The file does not say when. Please set the day.</source>
        <translation>文件里没有写拍摄时间，请选一下日期。</translation>
    </message>
    <message>
        <source>The file says: {when}.</source>
        <translation>文件里写的是：{when}。</translation>
    </message>
    <message>
        <source>A picture out of the film, as in a mirror</source>
        <translation>视频里的一幅画面，和照镜子一样</translation>
    </message>
</context>
<context>
    <name>FilmNames</name>
    <message>
        <source>Watch each movement and say what it was. Those without an answer count as none.</source>
        <translation>每个动作看一看，说出是哪个表情。没有回答的就当不是表情。</translation>
    </message>
    <message>
        <source>Which expression was it?</source>
        <translation>这是哪个表情？</translation>
    </message>
    <message>
        <source>Show all expressions</source>
        <translation>显示全部表情</translation>
    </message>
    <message>
        <source>Next movement</source>
        <translation>下一个动作</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>都不是</translation>
    </message>
</context>
<context>
    <name>FilmPage</name>
    <message>
        <source>A video from your phone</source>
        <translation>手机里的视频</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop taking the video in</source>
        <translation>停止收进视频</translation>
    </message>
    <message>
        <source>Go on later</source>
        <translation>以后再继续</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Remove this video</source>
        <translation>移除这段视频</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>留着</translation>
    </message>
    <message>
        <source>See what it shows</source>
        <translation>看看结果</translation>
    </message>
    <message>
        <source>Hide pictures</source>
        <translation>隐藏画面</translation>
    </message>
    <message>
        <source>Show pictures</source>
        <translation>显示画面</translation>
    </message>
    <message>
        <source>Looking at the video…</source>
        <translation>正在看这段视频……</translation>
    </message>
    <message>
        <source>Copying the video. The original stays as it is…</source>
        <translation>正在复制视频，原文件不会改动……</translation>
    </message>
    <message>
        <source>Looking for movements in every picture of it…</source>
        <translation>正在逐幅画面寻找动作……</translation>
    </message>
    <message>
        <source>Working out what it shows…</source>
        <translation>正在整理结果……</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Choose another video</source>
        <translation>换一段视频</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>没有成功</translation>
    </message>
    <message>
        <source>No movement was found</source>
        <translation>没有找到动作</translation>
    </message>
    <message>
        <source>Put it into the log as it is</source>
        <translation>就这样记入记录</translation>
    </message>
    <message>
        <source>{n} of {of} answered</source>
        <translation>已回答 {n} 个，共 {of} 个</translation>
    </message>
    <message>
        <source>Only the copy here goes, with your answers. The video on your phone stays.</source>
        <translation>只移除这里的副本和您的回答，手机里的视频还在。</translation>
    </message>
    <message>
        <source>Remove this video?</source>
        <translation>移除这段视频？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>FilmPanel</name>
    <message>
        <source>What is shown</source>
        <translation>显示什么</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>录像</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Neither film nor outline was sent with this session, so there are curves only. Both are the person&apos;s choice when they save the report; an older app, or a recording made with one, has no outline.</source>
        <translation>这次录像没有附带影像，也没有轮廓，所以只有曲线。两样都由本人在保存报告时选择；旧版应用和用它录的录像没有轮廓。</translation>
    </message>
    <message>
        <source>What part is shown</source>
        <translation>看哪一段</translation>
    </message>
</context>
<context>
    <name>FilmWords</name>
    <message>
        <source>{mb} MB</source>
        <translation>{mb} MB</translation>
    </message>
    <message>
        <source>{width} × {height}, {fps} pictures a second</source>
        <translation>{width} × {height}，每秒 {fps} 幅</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between what moved</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>from second {start} to {end}</source>
        <translation>第 {start} 到 {end} 秒</translation>
    </message>
    <message>
        <source>Movement {n}</source>
        <translation>动作 {n}</translation>
    </message>
    <message>
        <source>{moved} ({when})</source>
        <translation>{moved}（{when}）</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>还没有回答</translation>
    </message>
    <message>
        <source>none of these</source>
        <translation>都不是</translation>
    </message>
    <message>
        <source>A film with a few seconds of a relaxed face, then one movement after the other, each held for two seconds, is read best.</source>
        <translation>最好这样拍：先放松几秒，再一个动作一个动作地做，每个保持两秒。</translation>
    </message>
</context>
<context>
    <name>FirstLook</name>
    <message>
        <source>, </source>
        <comment>between exercises</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>About {length}: {exercises}</source>
        <translation>约 {length}：{exercises}</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录像</translation>
    </message>
    <message>
        <source>Record: {title}</source>
        <translation>录像：{title}</translation>
    </message>
</context>
<context>
    <name>FlagLine</name>
    <message>
        <source>You: not right. It is kept, and the report says so.</source>
        <translation>您标记为“不对”。原结果保留，报告里也会写明。</translation>
    </message>
    <message>
        <source>What was it? You may leave this empty.</source>
        <translation>其实是什么？可以不填。</translation>
    </message>
    <message>
        <source>Note on why this is not right</source>
        <translation>为什么不对（备注）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back “not right”: {flag}</source>
        <translation>取消“不对”：{flag}</translation>
    </message>
    <message>
        <source>Not right</source>
        <translation>不对</translation>
    </message>
    <message>
        <source>Mark as not right: {flag}</source>
        <translation>标记为“不对”：{flag}</translation>
    </message>
</context>
<context>
    <name>GateFlow</name>
    <message>
        <source>A few safety questions</source>
        <translation>几个安全问题</translation>
    </message>
    <message>
        <source>Your answer stays on this computer and never enters a report.</source>
        <translation>您的回答只留在这台电脑上，不会写进任何报告。</translation>
    </message>
    <message>
        <source>Your answers decide which parts are open.</source>
        <translation>您的回答决定哪些部分可以用。</translation>
    </message>
    <message>
        <source>Answer for how things are now. Y and N work too.</source>
        <translation>请按现在的情况回答。也可以按键盘 Y（是）和 N（否）。</translation>
    </message>
    <message>
        <source>One safety question</source>
        <translation>一个安全问题</translation>
    </message>
    <message>
        <source>How are you?</source>
        <translation>您最近还好吗？</translation>
    </message>
</context>
<context>
    <name>GateLocks</name>
    <message>
        <source>What is closed, and why</source>
        <translation>哪些暂停了，为什么</translation>
    </message>
    <message>
        <source>Daily care stays open. Each card says what opens it again.</source>
        <translation>每日护理照常可用。每张卡片写着怎样重新打开。</translation>
    </message>
    <message>
        <source>Nothing is locked.</source>
        <translation>没有锁定的内容。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message numerus="yes">
        <source>%n safety question(s) without an answer</source>
        <translation>
            <numerusform>还有 %n 个安全问题没有回答</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer now</source>
        <translation>现在回答</translation>
    </message>
</context>
<context>
    <name>GateWords</name>
    <message>
        <source>Face massage</source>
        <translation>面部按摩</translation>
    </message>
    <message>
        <source>Mirror training</source>
        <translation>镜像训练</translation>
    </message>
    <message>
        <source>Face massage and mirror training are locked</source>
        <translation>面部按摩和镜像训练已锁定</translation>
    </message>
    <message>
        <source>Face massage is locked</source>
        <translation>面部按摩已锁定</translation>
    </message>
    <message>
        <source>Mirror training is locked</source>
        <translation>镜像训练已锁定</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names of massage steps</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Left out: {steps}</source>
        <translation>不做的步骤：{steps}</translation>
    </message>
    <message>
        <source>A visit is advised</source>
        <translation>建议就医</translation>
    </message>
    <message>
        <source>Since {when}</source>
        <translation>从 {when} 起</translation>
    </message>
    <message>
        <source>Asked only about what is new since {when}, when you said that you had spoken with a clinician.</source>
        <translation>只问 {when} 您说和医生谈过之后的新情况。</translation>
    </message>
    <message>
        <source>This ends as soon as you answer the same question the other way.</source>
        <translation>同一个问题的回答变了，就恢复。</translation>
    </message>
    <message>
        <source>This stays locked until you say here that you have spoken with a clinician. Neither a new day nor a restart opens it.</source>
        <translation>一直锁定，直到您在这里确认已和医生谈过。过一天、重新打开软件，都不会自动解锁。</translation>
    </message>
    <message>
        <source>This stays so until you say here that you have spoken with a clinician.</source>
        <translation>一直这样，直到您在这里确认已和医生谈过。</translation>
    </message>
    <message>
        <source>This advice stays until you say here that you have spoken with a clinician.</source>
        <translation>这条建议会一直在，直到您在这里确认已和医生谈过。</translation>
    </message>
    <message>
        <source>These steps come back: {steps}.</source>
        <translation>这些步骤会恢复：{steps}。</translation>
    </message>
    <message>
        <source>The advice is taken off.</source>
        <translation>这条建议会撤下。</translation>
    </message>
    <message>
        <source>{routine}: locked</source>
        <translation>{routine}：已锁定</translation>
    </message>
    <message>
        <source>{routine}: open</source>
        <translation>{routine}：可以做</translation>
    </message>
    <message>
        <source>{routine}: waiting</source>
        <translation>{routine}：等待中</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) come first</source>
        <translation>
            <numerusform>先回答 %n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Daily care: open</source>
        <translation>每日护理：可以用</translation>
    </message>
    <message>
        <source>always there</source>
        <translation>一直可用</translation>
    </message>
    <message>
        <source>Their time goes to the other steps.</source>
        <translation>时间分给其他步骤。</translation>
    </message>
    <message>
        <source>More than ten minutes have passed, so this answer stays. What it closed opens once you have spoken with a clinician and say so.</source>
        <translation>已经过了十分钟，这个回答不能再改。锁定的内容，和医生谈过并确认后就会打开。</translation>
    </message>
    <message>
        <source>Face massage opens again.</source>
        <translation>面部按摩会重新打开。</translation>
    </message>
    <message>
        <source>Mirror training opens again.</source>
        <translation>镜像训练会重新打开。</translation>
    </message>
    <message>
        <source>Face massage stays locked for another reason.</source>
        <translation>面部按摩因为别的原因仍然锁定。</translation>
    </message>
    <message>
        <source>Mirror training stays locked for another reason.</source>
        <translation>镜像训练因为别的原因仍然锁定。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between places</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>How sure</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>This looks wrong</source>
        <translation>看起来不对</translation>
    </message>
</context>
<context>
    <name>KeysCard</name>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Keys of one letter or digit</source>
        <translation>单个字母或数字的按键</translation>
    </message>
    <message>
        <source>On Today and the other pages: U for “Unwell?”, 1 to 5 for parts of the day. F1 and keys with Ctrl always work.</source>
        <translation>在“今天”等页面：U 是“不舒服”，1 到 5 是当天的各个部分。F1 和带 Ctrl 的按键一直有效。</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>LearnPages</name>
    <message>
        <source>Learn</source>
        <translation>了解</translation>
    </message>
    <message>
        <source>Everything here can be read without a network.</source>
        <translation>这里的内容不联网也能看。</translation>
    </message>
    <message>
        <source>All pages</source>
        <translation>全部内容</translation>
    </message>
    <message>
        <source>Back to the list of pages</source>
        <translation>返回目录</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Save this page as PDF, to print</source>
        <translation>把这一页存为 PDF，方便打印</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Next: {title}</source>
        <translation>下一页：{title}</translation>
    </message>
</context>
<context>
    <name>LearnWords</name>
    <message>
        <source>Where this comes from</source>
        <translation>内容来源</translation>
    </message>
    <message>
        <source>For information. No clinician has reviewed these pages.</source>
        <translation>仅供参考，尚未经临床医生审阅。</translation>
    </message>
    <message>
        <source>How it shows:</source>
        <translation>表现：</translation>
    </message>
    <message>
        <source>Decide with your doctor:</source>
        <translation>请和医生商量决定：</translation>
    </message>
    <message>
        <source>The popular-science article that this app follows (Bohe Doctor)</source>
        <translation>本软件依据的科普文章（博禾医生）</translation>
    </message>
    <message>
        <source>Our own words; there is no published source for them</source>
        <translation>我们自己写的，没有公开发表的出处</translation>
    </message>
    <message>
        <source>study or review</source>
        <translation>研究或综述</translation>
    </message>
    <message>
        <source>specialist service, charity or clinical reference</source>
        <translation>专科机构、公益组织或临床参考</translation>
    </message>
    <message>
        <source>popular page</source>
        <translation>科普网页</translation>
    </message>
    <message>
        <source>rule or standard</source>
        <translation>法规或标准</translation>
    </message>
</context>
<context>
    <name>LevelPanel</name>
    <message>
        <source>When and where? You may leave this empty.</source>
        <translation>什么时候、哪个部位？可以不填。</translation>
    </message>
    <message>
        <source>I pressed the wrong button</source>
        <translation>我点错了</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>大声读出来</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>I have read this</source>
        <translation>我看过了</translation>
    </message>
    <message>
        <source>If a clinician has named a day, set it here.</source>
        <translation>医生说了日期的话，请在这里设好。</translation>
    </message>
    <message>
        <source>The app will ask you on {day}. The day alone opens nothing.</source>
        <translation>{day}会再问您；到了日期也不会自动解锁。</translation>
    </message>
</context>
<context>
    <name>LockCard</name>
    <message>
        <source>The clinician has agreed</source>
        <translation>医生同意了</translation>
    </message>
    <message>
        <source>I have spoken with a clinician</source>
        <translation>我已和医生谈过</translation>
    </message>
    <message>
        <source>Answer the question again</source>
        <translation>重新回答这个问题</translation>
    </message>
    <message>
        <source>I pressed the wrong button</source>
        <translation>我点错了</translation>
    </message>
    <message>
        <source>You say that you have spoken with a clinician about this.</source>
        <translation>您确认已就此和医生谈过。</translation>
    </message>
    <message>
        <source>Yes, I have</source>
        <translation>是的，谈过了</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>If a clinician has named a day, set it here.</source>
        <translation>医生说了日期的话，请在这里设好。</translation>
    </message>
    <message>
        <source>The app will ask you on {day}. The day alone opens nothing.</source>
        <translation>{day}会再问您；到了日期也不会自动解锁。</translation>
    </message>
    <message>
        <source>{day} has come. Has the clinician who treated you agreed?</source>
        <translation>{day}到了。给您诊治的医生同意恢复了吗？</translation>
    </message>
    <message>
        <source>Not yet? Then set the day on which the app shall ask again.</source>
        <translation>还没有？请设好下次再问的日期。</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>Recordings, numbers and diary are encrypted. MirrorMend opens with your passphrase. Settings such as language and theme can be read by anybody.</source>
        <translation>录像、数据和日记都已加密，打开镜愈要输入口令。语言、外观这些设置没有加密。</translation>
    </message>
    <message>
        <source>A passphrase encrypts recordings, numbers and diary, so that nobody else who uses this computer can look at them. It is asked for at every start.</source>
        <translation>设一个口令，录像、数据和日记就会加密，别人用这台电脑也看不到。以后每次打开镜愈都要输入。</translation>
    </message>
    <message>
        <source>Set a passphrase…</source>
        <translation>设置口令…</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>更改口令…</translation>
    </message>
    <message>
        <source>New recovery key…</source>
        <translation>换一个恢复密钥…</translation>
    </message>
    <message>
        <source>Take the lock off…</source>
        <translation>取消上锁…</translation>
    </message>
</context>
<context>
    <name>LockDoor</name>
    <message>
        <source>Your data is locked</source>
        <translation>您的数据已上锁</translation>
    </message>
    <message>
        <source>Type the recovery key from your paper: nine groups of four.</source>
        <translation>请输入纸上的恢复密钥：一共九组，每组四个字符。</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation>改用口令</translation>
    </message>
    <message>
        <source>Type your passphrase to open MirrorMend.</source>
        <translation>请输入口令，打开镜愈。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>I have a recovery key</source>
        <translation>我有恢复密钥</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Finishing what was begun with the lock…</source>
        <translation>正在完成上次没做完的上锁或解锁…</translation>
    </message>
    <message>
        <source>Wait {n} s before the next try.</source>
        <translation>请等 {n} 秒再试。</translation>
    </message>
</context>
<context>
    <name>LockForm</name>
    <message>
        <source>Lock your data</source>
        <translation>给数据上锁</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <source>A new recovery key</source>
        <translation>换一个恢复密钥</translation>
    </message>
    <message>
        <source>Take the lock off?</source>
        <translation>要取消上锁吗？</translation>
    </message>
    <message>
        <source>Choose a passphrase of at least eight characters; a few words that have nothing to do with each other are easy to remember. If it is forgotten, only the recovery key opens the data. Without either, nobody can, and nobody can help.</source>
        <translation>口令至少八个字符；几个不相干的词连在一起，好记。忘了口令，只有恢复密钥能打开数据；两样都没有，谁也打不开，也没有人能帮忙。</translation>
    </message>
    <message>
        <source>The passphrase you use now will no longer work.</source>
        <translation>现在用的口令以后不能再用。</translation>
    </message>
    <message>
        <source>The recovery key you have now will no longer work.</source>
        <translation>现在手上的恢复密钥以后不能再用。</translation>
    </message>
    <message>
        <source>Everything is turned back into plain files, which anybody who uses this computer can read. Nothing is lost.</source>
        <translation>所有内容会变回普通文件，用这台电脑的人都能看到。什么都不会丢。</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>上锁</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>用这个密钥</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>取消上锁</translation>
    </message>
    <message>
        <source>Present passphrase, or recovery key</source>
        <translation>现在的口令，或恢复密钥</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>New passphrase once more</source>
        <translation>再输一遍新口令</translation>
    </message>
    <message>
        <source>Your recovery key. It is shown this once: print it or write it down, and keep it away from this computer.</source>
        <translation>您的恢复密钥只显示这一次：请打印或抄下来，和这台电脑分开放。</translation>
    </message>
    <message>
        <source>Save for printing…</source>
        <translation>保存以便打印…</translation>
    </message>
    <message>
        <source>I have printed it or written it down</source>
        <translation>我已经打印或抄好了</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>MirrorMend: recovery key</source>
        <translation>镜愈：恢复密钥</translation>
    </message>
    <message>
        <source>It opens the locked data if the passphrase is forgotten.</source>
        <translation>忘了口令时，用它打开上了锁的数据。</translation>
    </message>
    <message>
        <source>Print this page, then delete the file.</source>
        <translation>请打印这一页，然后删掉这个文件。</translation>
    </message>
    <message>
        <source>The passphrase is changed.</source>
        <translation>口令换好了。</translation>
    </message>
    <message>
        <source>The new recovery key holds from now on.</source>
        <translation>从现在起用新的恢复密钥。</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Progress</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Put all recordings into the report</source>
        <translation>把全部录像放进报告</translation>
    </message>
    <message numerus="yes">
        <source>Show %n older recording(s)</source>
        <translation>
            <numerusform>再显示 %n 条更早的录像</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>正在读取记录…</translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation>记录读不出来</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Restore the log</source>
        <translation>恢复记录</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>还没有录像</translation>
    </message>
    <message>
        <source>Your recordings and what they showed will stand here.</source>
        <translation>录过以后，每段录像和看到的情况会列在这里。</translation>
    </message>
    <message>
        <source>Go to Today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>Export PDF</source>
        <translation>导出 PDF</translation>
    </message>
    <message numerus="yes">
        <source>Export %n recording(s) as PDF</source>
        <translation>
            <numerusform>把 %n 段录像导出为 PDF</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) for the report</source>
        <translation>
            <numerusform>报告里有 %n 段录像</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick the recordings that shall go into a report.</source>
        <translation>勾选要放进报告的录像。</translation>
    </message>
    <message>
        <source>A video from your phone…</source>
        <translation>手机里的视频……</translation>
    </message>
    <message>
        <source>Take in a video of you that was filmed with a phone</source>
        <translation>收进一段用手机拍的您自己的视频</translation>
    </message>
    <message>
        <source>The video {name} waits for you to say what its movements were.</source>
        <translation>视频 {name} 还等着您说出里面的动作是什么。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>LookStep</name>
    <message>
        <source>Welcome to MirrorMend</source>
        <translation>欢迎使用镜愈</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>A few steps, under five minutes in all. You can change it all later.</source>
        <translation>只有几步，全部不到五分钟。以后都可以再改。</translation>
    </message>
    <message>
        <source>Where you live</source>
        <translation>您住在哪里</translation>
    </message>
    <message>
        <source>For the number shown in an emergency.</source>
        <translation>紧急时显示当地的急救电话。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dim light</source>
        <translation>暗光</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>I am a clinician: open a report</source>
        <translation>我是医生：打开一份报告</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>了解</translation>
    </message>
    <message>
        <source>Unwell?</source>
        <translation>不舒服？</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
</context>
<context>
    <name>MarkEditor</name>
    <message>
        <source>Note, if you like</source>
        <translation>备注（可不填）</translation>
    </message>
    <message>
        <source>Note on this mark</source>
        <translation>这条标记的备注</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Keep this mark</source>
        <translation>记下这条标记</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What it was</source>
        <translation>是什么</translation>
    </message>
    <message>
        <source>Day: {day}</source>
        <translation>日期：{day}</translation>
    </message>
</context>
<context>
    <name>MarksCard</name>
    <message>
        <source>Treatments and visits</source>
        <translation>处置和就诊</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a treatment or visit</source>
        <translation>添加一次处置或就诊</translation>
    </message>
    <message>
        <source>A line in the plot shows when each was. What came after it need not come from it.</source>
        <translation>图里的竖线标出各是哪一天。之后的变化不一定由它引起。</translation>
    </message>
    <message>
        <source>{n}: {mark}</source>
        <translation>{n}：{mark}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change: {mark}</source>
        <translation>修改：{mark}</translation>
    </message>
    <message>
        <source>Delete: {mark}</source>
        <translation>删除：{mark}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Deleted: {mark}</source>
        <translation>已删除：{mark}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>Show %n older mark(s)</source>
        <translation>
            <numerusform>再显示 %n 条更早的标记</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Making the report…</source>
        <translation>正在制作报告…</translation>
    </message>
    <message>
        <source>The report is saved</source>
        <translation>报告已保存</translation>
    </message>
    <message>
        <source>The page is saved</source>
        <translation>这一页已保存</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>去看看</translation>
    </message>
    <message>
        <source>The Chinese texts could not be read, so the window speaks English.</source>
        <translation>中文文字读不出来，窗口先用英文显示。(The Chinese texts could not be read.)</translation>
    </message>
    <message>
        <source>The file is saved</source>
        <translation>文件已保存</translation>
    </message>
    <message>
        <source>Their numbers are still here. Settings, Your data tells how long they stay.</source>
        <translation>数据都在。保留多久，可以在“设置”的“您的数据”里改。</translation>
    </message>
    <message numerus="yes">
        <source>%n film(s) deleted at the age you chose</source>
        <translation>
            <numerusform>按您定的期限，删除了 %n 段录像画面</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MomentLine</name>
    <message>
        <source>Watch slowly</source>
        <translation>慢放看看</translation>
    </message>
    <message>
        <source>Watch slowly: {moment}</source>
        <translation>慢放看看：{moment}</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>At rest</source>
        <translation>静息时</translation>
    </message>
    <message>
        <source>All repeats</source>
        <translation>全部重复</translation>
    </message>
</context>
<context>
    <name>MomentsCard</name>
    <message>
        <source>Moment by moment</source>
        <translation>逐个时刻</translation>
    </message>
</context>
<context>
    <name>NumberWords</name>
    <message>
        <source>{value} ± {spread}</source>
        <translation>{value} ± {spread}</translation>
    </message>
    <message>
        <source> </source>
        <comment>between two sentences</comment>
        <translation>​</translation>
    </message>
    <message>
        <source>each half of the face by itself</source>
        <translation>两半脸分别读取</translation>
    </message>
    <message>
        <source>the whole face at once</source>
        <translation>整张脸一起读取</translation>
    </message>
    <message>
        <source>Algorithm {version}; read: {how}.</source>
        <translation>算法版本 {version}；读取方式：{how}。</translation>
    </message>
    <message>
        <source>{value} mm</source>
        <translation>{value} 毫米</translation>
    </message>
    <message>
        <source>Not marked.</source>
        <translation>没有标记。</translation>
    </message>
    <message>
        <source>Marked as seen.</source>
        <translation>标记为“看到了”。</translation>
    </message>
    <message>
        <source>Marked as not sure.</source>
        <translation>标记为“不确定”。</translation>
    </message>
    <message>
        <source>Threshold: the lower cut.</source>
        <translation>阈值：较低的界限。</translation>
    </message>
    <message>
        <source>Threshold: the upper cut, because nothing was asked for in this recording.</source>
        <translation>阈值：较高的界限，因为这段录像没有按提示做动作。</translation>
    </message>
    <message>
        <source>Threshold: {n} times the noise at rest.</source>
        <translation>阈值：静息波动的 {n} 倍。</translation>
    </message>
    <message>
        <source>Threshold: the upper cut, because the puckers of this recording show nothing and smiles narrow healthy eyes too.</source>
        <translation>阈值：较高的界限，因为这段录像里嘬唇时没有看到联动，而微笑时健康的眼睛也会变小。</translation>
    </message>
    <message>
        <source>Threshold: as the version that judged it had it.</source>
        <translation>阈值：按当时判断所用的版本。</translation>
    </message>
    <message>
        <source>Held from second {start} to {end} of the recording ({length} s).</source>
        <translation>保持：录像第 {start} 到 {end} 秒（{length} 秒）。</translation>
    </message>
    <message>
        <source>Compared with the middle of the whole recording ({usable} s of it usable).</source>
        <translation>与整段录像的中间状态比较（其中 {usable} 秒可用）。</translation>
    </message>
    <message>
        <source>Compared with your resting face from second {start} to {end} ({usable} s of it usable).</source>
        <translation>与您第 {start} 到 {end} 秒的静息脸比较（其中 {usable} 秒可用）。</translation>
    </message>
    <message>
        <source>The mouth corner of the affected side went {percent} % of the other one’s way; only so much of the other eye’s own narrowing is taken for natural here.</source>
        <translation>患侧嘴角移动了另一侧的 {percent} %；因此另一只眼睛自然的变小，在这里也只按这个比例算。</translation>
    </message>
</context>
<context>
    <name>NumbersCard</name>
    <message>
        <source>Repeat</source>
        <translation>第几次</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>相差</translation>
    </message>
    <message>
        <source>Noise at rest</source>
        <translation>静息时的波动</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>判断界限</translation>
    </message>
    <message>
        <source>Eye: height of the upper lid while held, share of its own height at rest. Mouth corner: change from rest. ± is two standard deviations: the variation at rest together with the method’s error. Error and thresholds come from synthetic faces, not from patients.</source>
        <translation>眼：保持时上眼睑的高度，占自己静息高度的比例。嘴角：相对静息的变化。± 是两倍标准差，由静息时的波动和方法误差合并而来。误差和阈值来自虚拟人脸，不是来自患者。</translation>
    </message>
    <message>
        <source>There are no numbers for this expression.</source>
        <translation>这个表情没有数据。</translation>
    </message>
</context>
<context>
    <name>OnboardingPage</name>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>About</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Your side</source>
        <translation>患侧</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Go to Today</source>
        <translation>去“今天”</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>One moment: your data is being opened.</source>
        <translation>请稍等，正在打开您的数据。</translation>
    </message>
    <message>
        <source>Filmed practice is closed by your answers; Today says what opens it.</source>
        <translation>按您的回答，需要摄像头的练习先不开放；“今天”那一页写着怎样才能开放。</translation>
    </message>
</context>
<context>
    <name>OverPanel</name>
    <message>
        <source>Look at what was recorded</source>
        <translation>看看录下的部分</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>OverWords</name>
    <message>
        <source>What was recorded is kept on this computer.</source>
        <translation>录下的部分已存在这台电脑里。</translation>
    </message>
    <message>
        <source>Nothing was recorded yet.</source>
        <translation>还没有录下什么。</translation>
    </message>
    <message>
        <source>The recording could not be looked at</source>
        <translation>这段录像没能看完</translation>
    </message>
    <message>
        <source>The recording stopped</source>
        <translation>录像停了</translation>
    </message>
    <message>
        <source>You ended early</source>
        <translation>提前结束了</translation>
    </message>
    <message>
        <source>The recording ended early</source>
        <translation>录像提前结束了</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
</context>
<context>
    <name>Pad</name>
    <message>
        <source>0: {meaning}</source>
        <translation>0：{meaning}</translation>
    </message>
    <message>
        <source>10: {meaning}</source>
        <translation>10：{meaning}</translation>
    </message>
</context>
<context>
    <name>PairCard</name>
    <message>
        <source>Then and now</source>
        <translation>当时和现在</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Hide both faces</source>
        <translation>隐藏两边的画面</translation>
    </message>
    <message>
        <source>Show both</source>
        <translation>并排显示</translation>
    </message>
    <message>
        <source>Show both recordings side by side</source>
        <translation>把两段录像并排显示</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片……</translation>
    </message>
    <message>
        <source>Save clip…</source>
        <translation>保存片段……</translation>
    </message>
    <message>
        <source>Only what you save here leaves the app; it shows your face.</source>
        <translation>只有在这里保存的才会离开本应用；里面看得到您的脸。</translation>
    </message>
    <message>
        <source>Reading both recordings…</source>
        <translation>正在读取两段录像……</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>正在读取记录……</translation>
    </message>
    <message>
        <source>Two recordings of the same expression can be compared here side by side.</source>
        <translation>有了同一个表情的两段录像，就可以在这里并排比较。</translation>
    </message>
    <message>
        <source>The same expression in two recordings, of one size and upright. Look at the movement. Framing and light can differ too; the plot above knows how much.</source>
        <translation>两段录像里的同一个表情，大小相同、摆正了。看动作，不看长相。取景和光线也可能不同；起伏有多大，看上面的图。</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>当时</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>{side} (affected)</source>
        <translation>{side}（患侧）</translation>
    </message>
    <message>
        <source>Synthetic demo person</source>
        <translation>合成演示人物</translation>
    </message>
    <message>
        <source>Then: {words}</source>
        <translation>当时：{words}</translation>
    </message>
    <message>
        <source>Now: {words}</source>
        <translation>现在：{words}</translation>
    </message>
    <message>
        <source>These two hold no expression in common. Choose another recording.</source>
        <translation>这两段录像里没有相同的表情，请另选一段。</translation>
    </message>
</context>
<context>
    <name>PairPlayer</name>
    <message>
        <source>One picture back</source>
        <translation>后退一帧</translation>
    </message>
    <message>
        <source>One picture on</source>
        <translation>前进一帧</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>¼ ×</source>
        <translation>¼ 倍</translation>
    </message>
    <message>
        <source>½ ×</source>
        <translation>½ 倍</translation>
    </message>
    <message>
        <source>1 ×</source>
        <translation>1 倍</translation>
    </message>
    <message>
        <source>How you see yourself</source>
        <translation>怎样看自己</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>As in a mirror</source>
        <translation>像照镜子</translation>
    </message>
    <message>
        <source>Show both as in a mirror</source>
        <translation>两边都像照镜子一样显示</translation>
    </message>
    <message>
        <source>Place in both recordings</source>
        <translation>在两段录像里的位置</translation>
    </message>
    <message>
        <source>Then and now, side by side</source>
        <translation>当时和现在，并排</translation>
    </message>
    <message>
        <source>As in a mirror: your left is on the left.</source>
        <translation>像照镜子：您的左侧在左边。</translation>
    </message>
    <message>
        <source>Not mirrored, as your doctor sees you. Both are aligned by the movement.</source>
        <translation>画面未镜像，和医生看到的一样。两段按动作对齐。</translation>
    </message>
    <message>
        <source>{s} s before the hold</source>
        <translation>停住前 {s} 秒</translation>
    </message>
    <message>
        <source>{s} s into the hold</source>
        <translation>停住后 {s} 秒</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>You and your camera</source>
        <translation>您和摄像头</translation>
    </message>
    <message>
        <source>Side that had the palsy</source>
        <translation>得过面瘫的一侧</translation>
    </message>
    <message>
        <source>Your own left and right, not those in the mirror.</source>
        <translation>按您自己的左右，不是镜子里的左右。</translation>
    </message>
    <message>
        <source>When it began</source>
        <translation>什么时候开始的</translation>
    </message>
    <message>
        <source>As far as you know; it may stay empty.</source>
        <translation>记得多少填多少，也可以不填。</translation>
    </message>
    <message>
        <source>Camera number</source>
        <translation>摄像头编号</translation>
    </message>
    <message>
        <source>If the wrong camera comes on, try the next number.</source>
        <translation>如果打开的不是想用的摄像头，请换下一个编号。</translation>
    </message>
    <message>
        <source>Previous camera</source>
        <translation>上一个摄像头</translation>
    </message>
    <message>
        <source>Next camera</source>
        <translation>下一个摄像头</translation>
    </message>
</context>
<context>
    <name>PickedRow</name>
    <message>
        <source>Move {name} up</source>
        <translation>把{name}往上移</translation>
    </message>
    <message>
        <source>Move {name} down</source>
        <translation>把{name}往下移</translation>
    </message>
    <message>
        <source>Take {name} out</source>
        <translation>去掉{name}</translation>
    </message>
</context>
<context>
    <name>PictureCard</name>
    <message>
        <source>As in a mirror: your left is on the left.</source>
        <translation>和照镜子一样：您的左边在画面左边。</translation>
    </message>
</context>
<context>
    <name>PlaceChoice</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Emergency number: {place}</source>
        <translation>急救电话：{place}</translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>Plan</source>
        <translation>今天的安排</translation>
    </message>
    <message>
        <source>{done} of {of} done</source>
        <translation>已完成 {done} / {of}</translation>
    </message>
</context>
<context>
    <name>PlanOfferPage</name>
    <message>
        <source>A plan from your therapist</source>
        <translation>治疗师给您的计划</translation>
    </message>
    <message>
        <source>This plan is not used</source>
        <translation>这份计划没有采用</translation>
    </message>
    <message>
        <source>The plan by {author} that you follow now is put aside.</source>
        <translation>您现在用的计划（{author}）会先放到一边。</translation>
    </message>
    <message>
        <source>Follow this plan</source>
        <translation>采用这份计划</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>不采用</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Who it is from</source>
        <translation>来自谁</translation>
    </message>
    <message>
        <source>Fingerprint of the sender&apos;s key</source>
        <translation>寄件人密钥的指纹</translation>
    </message>
    <message>
        <source>Nobody has sent you a plan with this number before. Ask your therapist by telephone, or face to face, whether their app shows the same one.</source>
        <translation>以前没有人用这个号码给您发过计划。请打电话或当面问治疗师，他们的应用上是不是同一串。</translation>
    </message>
    <message>
        <source>I have compared it, or got the file from their hand</source>
        <translation>我核对过了，或者文件是治疗师当面给我的</translation>
    </message>
    <message>
        <source>What it asks for</source>
        <translation>计划要您做什么</translation>
    </message>
    <message>
        <source>When to stop, and what stays as it is</source>
        <translation>什么时候停，什么不变</translation>
    </message>
    <message>
        <source>If you follow it, its first set becomes the training on Today, and all of its sets stand in Practice. You can put it aside there at any time.</source>
        <translation>采用后，它的第一组会成为“今天”里的练习，所有组都能在“练习”里找到。您随时可以在那里把它先放一边。</translation>
    </message>
</context>
<context>
    <name>PlanRow</name>
    <message>
        <source>Skip…</source>
        <translation>今天不做…</translation>
    </message>
    <message>
        <source>Not today, because</source>
        <translation>今天不做，因为</translation>
    </message>
    <message>
        <source>Reason…</source>
        <translation>换个原因…</translation>
    </message>
</context>
<context>
    <name>PlanStep</name>
    <message>
        <source>Your plan is ready</source>
        <translation>您的计划好了</translation>
    </message>
    <message>
        <source>Today shows it every day.</source>
        <translation>“今天”这一页每天都会显示它。</translation>
    </message>
    <message>
        <source>Your day</source>
        <translation>每天的安排</translation>
    </message>
    <message>
        <source>Length of the massage</source>
        <translation>按摩时长</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>提醒我</translation>
    </message>
    <message>
        <source>Times are in Settings.</source>
        <translation>时间在“设置”里。</translation>
    </message>
    <message>
        <source>About 40 seconds: at rest, a gentle smile, eyes gently closed. Your own picture can stay off.</source>
        <translation>约 40 秒：放松、轻轻笑、轻轻闭眼。自己的画面可以不显示。</translation>
    </message>
    <message>
        <source>Or later, from Today.</source>
        <translation>以后在“今天”里也能开始。</translation>
    </message>
    <message>
        <source>A first look, if you like</source>
        <translation>愿意的话，先看一看</translation>
    </message>
    <message>
        <source>Check the camera and begin</source>
        <translation>检查摄像头，开始</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>Skip for today: {name}</source>
        <translation>今天不做：{name}</translation>
    </message>
    <message>
        <source>Left out today: {reason}</source>
        <translation>今天不做：{reason}</translation>
    </message>
    <message>
        <source>Wanted again from {day}</source>
        <translation>{day}起再做</translation>
    </message>
    <message>
        <source>It opens again once you have spoken with a clinician.</source>
        <translation>和医生谈过以后会再开放。</translation>
    </message>
    <message>
        <source>{heading}. {rest}</source>
        <comment>why a part is locked</comment>
        <translation>{heading}。{rest}</translation>
    </message>
    <message>
        <source>Warm, not hot, no scrubbing</source>
        <translation>温水，不烫、不搓</translation>
    </message>
    <message numerus="yes">
        <source>%n small expression(s)</source>
        <translation>
            <numerusform>%n 个小表情</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} of {of} written down</source>
        <translation>已记 {count} / {of} 项</translation>
    </message>
    <message>
        <source>{minutes} minutes of massage, {total} in all</source>
        <translation>按摩 {minutes} 分钟，共 {total} 分钟</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>约 {minutes} 分钟</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) done</source>
        <translation>
            <numerusform>已做 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>Do it after all</source>
        <translation>还是做吧</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>做完了</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再做一次</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day near today, Qt format</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>A few safety questions come first, about half a minute.</source>
        <translation>先回答几个安全问题，大约半分钟。</translation>
    </message>
    <message>
        <source>It was broken off. You can go on where you stopped.</source>
        <translation>上次中断了，可以从停下的地方继续。</translation>
    </message>
    <message>
        <source>Stop at any time; whatever you do counts.</source>
        <translation>随时可以停，做多少都算数。</translation>
    </message>
    <message>
        <source>Everything for today is done</source>
        <translation>今天的都做完了</translation>
    </message>
    <message>
        <source>Nothing more for today</source>
        <translation>今天没有别的要做了</translation>
    </message>
    <message>
        <source>You can still do any part below. Resting is fine too.</source>
        <translation>下面的随时可以再做，休息也很好。</translation>
    </message>
    <message>
        <source>Choose a video first.</source>
        <translation>请先选一段录像。</translation>
    </message>
    <message>
        <source>The camera is off, as you chose. Settings, Privacy changes that.</source>
        <translation>按您的选择，摄像头不打开。可以在“设置 → 隐私”里改。</translation>
    </message>
    <message>
        <source>No camera found.</source>
        <translation>没有找到摄像头。</translation>
    </message>
    <message>
        <source>Recordings are not kept, as you chose. Settings, Privacy changes that.</source>
        <translation>按您的选择，录像不保留。可以在“设置 → 隐私”里改。</translation>
    </message>
    <message>
        <source>The last seven days</source>
        <translation>最近七天</translation>
    </message>
    <message numerus="yes">
        <source>Practised on %n of the last seven days</source>
        <translation>
            <numerusform>最近七天里练了 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Next visit: {day}</source>
        <translation>下次复诊：{day}</translation>
    </message>
</context>
<context>
    <name>PlanWriter</name>
    <message>
        <source>A plan for one person</source>
        <translation>给一位患者的计划</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的名字</translation>
    </message>
    <message>
        <source>Who it is for (may stay empty)</source>
        <translation>给谁（可以空着）</translation>
    </message>
    <message>
        <source>What you want to say about it</source>
        <translation>想对患者说的话</translation>
    </message>
    <message>
        <source>When to stop</source>
        <translation>什么时候停</translation>
    </message>
    <message>
        <source>After {value} linked repetitions</source>
        <translation>连续 {value} 次联动就停</translation>
    </message>
    <message>
        <source>Stop after fewer linked repetitions</source>
        <translation>更少次联动就停</translation>
    </message>
    <message>
        <source>Stop after more linked repetitions</source>
        <translation>更多次联动才停</translation>
    </message>
    <message>
        <source>From tiredness {value} of 10</source>
        <translation>疲劳到 {value}（满分 10）</translation>
    </message>
    <message>
        <source>Offer an end at less tiredness</source>
        <translation>疲劳更轻时就建议结束</translation>
    </message>
    <message>
        <source>Offer an end at more tiredness</source>
        <translation>疲劳更重时才建议结束</translation>
    </message>
    <message>
        <source>Last day, such as 2026-12-31 (may stay empty)</source>
        <translation>最后一天，如 2026-12-31（可以空着）</translation>
    </message>
    <message>
        <source>Doses go no further than the app&apos;s own, and rules only stricter. The person sees the plan and accepts it first. The safety questions hold as ever.</source>
        <translation>剂量不会超过应用自己的上限，规则只能更严。患者先看到计划，采用后才生效。安全提问照常有效。</translation>
    </message>
    <message>
        <source>Begin with an earlier plan…</source>
        <translation>从以前的计划开始…</translation>
    </message>
    <message>
        <source>Add a set</source>
        <translation>再加一组</translation>
    </message>
</context>
<context>
    <name>PracticePage</name>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Small, slow, even. Start any set; the voice leads you through it.</source>
        <translation>小、慢、两边一样。选一套开始，语音会带着您做。</translation>
    </message>
    <message>
        <source>How much?</source>
        <translation>做多少？</translation>
    </message>
    <message>
        <source>The starter dose holds for 3 seconds, three times. The standard dose holds for up to 5 seconds, five times: ask your therapist when to change.</source>
        <translation>入门：每次停 3 秒，做三次。标准：每次最多停 5 秒，做五次；什么时候换，请问治疗师。</translation>
    </message>
    <message>
        <source>Ready-made sets</source>
        <translation>现成的练习</translation>
    </message>
    <message>
        <source>Your own sets</source>
        <translation>自己的练习</translation>
    </message>
    <message>
        <source>Sets that you put together stand here.</source>
        <translation>您自己组合的练习会放在这里。</translation>
    </message>
    <message>
        <source>Put a set together</source>
        <translation>自己组合一套</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Deleted: {name}</source>
        <translation>已删除：{name}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>Starter</source>
        <translation>入门</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
</context>
<context>
    <name>PreparePanel</name>
    <message>
        <source>Each expression: try it once, then a count-in, then three times for the recording.</source>
        <translation>每个表情：先试做一次，听倒数，再录三遍。</translation>
    </message>
    <message>
        <source>Hands stay down. A hand at the face hides it from the camera.</source>
        <translation>双手放下。手碰到脸，镜头就看不清了。</translation>
    </message>
    <message>
        <source>Any take can be made again, and anything can be left out.</source>
        <translation>哪一段都可以再录，哪一个做不了都可以跳过。</translation>
    </message>
    <message>
        <source>The recording is the same whatever you see of yourself.</source>
        <translation>不管您怎么看自己，录下来的都一样。</translation>
    </message>
    <message>
        <source>How would you like to see yourself?</source>
        <translation>您想怎么看自己？</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜子</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Healthy side</source>
        <translation>健侧</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>不看</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Today {recorded} of {total} expressions are recorded already, and kept.</source>
        <translation>今天已经录了 {recorded} 个表情，共 {total} 个，都保留着。</translation>
    </message>
    <message>
        <source>Go on with the other {n}</source>
        <translation>接着录其余 {n} 个</translation>
    </message>
    <message>
        <source>All {n} anew</source>
        <translation>{n} 个全部重录</translation>
    </message>
</context>
<context>
    <name>PrivacyCard</name>
    <message>
        <source>Privacy and data</source>
        <translation>隐私和数据</translation>
    </message>
    <message>
        <source>All recordings and records stay on this computer. The app does not use the internet and has no account. A file leaves this place only if you save it somewhere else.</source>
        <translation>所有录像和记录只在这台电脑里。本软件不联网、没有账号。只有您自己把文件存到别处，它才会离开这里。</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>您的数据</translation>
    </message>
    <message>
        <source>How much there is, how long films stay, backup, moving, deleting</source>
        <translation>有多少、录像保留多久、备份、移动、删除</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the page about your data</source>
        <translation>打开您的数据页</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Privacy statement</source>
        <translation>隐私说明</translation>
    </message>
    <message>
        <source>What is kept, where, and for how long</source>
        <translation>保存什么、在哪里、保存多久</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Read the privacy statement</source>
        <translation>阅读隐私说明</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Progress</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示什么</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录像</translation>
    </message>
</context>
<context>
    <name>QualityWords</name>
    <message>
        <source>Light</source>
        <translation>光线</translation>
    </message>
    <message>
        <source>Distance and place</source>
        <translation>距离和位置</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头的方向</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在看…</translation>
    </message>
    <message>
        <source>Bright enough and even</source>
        <translation>亮度够，也均匀</translation>
    </message>
    <message>
        <source>Good where you are</source>
        <translation>现在的位置合适</translation>
    </message>
    <message>
        <source>Straight ahead</source>
        <translation>正对镜头</translation>
    </message>
    <message>
        <source>No face in view</source>
        <translation>看不到脸</translation>
    </message>
    <message>
        <source>A little further back</source>
        <translation>请往后坐一点</translation>
    </message>
    <message>
        <source>A little closer</source>
        <translation>请靠近一点</translation>
    </message>
    <message>
        <source>A little to your right</source>
        <translation>请往您的右边挪一点</translation>
    </message>
    <message>
        <source>A little to your left</source>
        <translation>请往您的左边挪一点</translation>
    </message>
    <message>
        <source>Sit a little lower</source>
        <translation>请坐低一点</translation>
    </message>
    <message>
        <source>Sit a little higher</source>
        <translation>请坐高一点</translation>
    </message>
    <message>
        <source>More light in front</source>
        <translation>前面再亮一点</translation>
    </message>
    <message>
        <source>Less light behind you</source>
        <translation>背后的光太亮</translation>
    </message>
    <message>
        <source>A little less light</source>
        <translation>光稍微暗一点</translation>
    </message>
    <message>
        <source>More light on the right</source>
        <translation>右边再亮一点</translation>
    </message>
    <message>
        <source>More light on the left</source>
        <translation>左边再亮一点</translation>
    </message>
    <message>
        <source>Glare at your left eye</source>
        <translation>左眼处有反光</translation>
    </message>
    <message>
        <source>Glare at your right eye</source>
        <translation>右眼处有反光</translation>
    </message>
    <message>
        <source>Turn a little to the right</source>
        <translation>请向右转一点点</translation>
    </message>
    <message>
        <source>Turn a little to the left</source>
        <translation>请向左转一点点</translation>
    </message>
    <message>
        <source>Chin up a little</source>
        <translation>下巴抬一点点</translation>
    </message>
    <message>
        <source>Chin down a little</source>
        <translation>下巴收一点点</translation>
    </message>
    <message>
        <source>Tilt a little to the right</source>
        <translation>头往右歪一点点</translation>
    </message>
    <message>
        <source>Tilt a little to the left</source>
        <translation>头往左歪一点点</translation>
    </message>
</context>
<context>
    <name>QuestionRow</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Yes: {question}</source>
        <translation>是：{question}</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>No: {question}</source>
        <translation>否：{question}</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>还没有回答</translation>
    </message>
</context>
<context>
    <name>QuestionsPanel</name>
    <message>
        <source>What this means</source>
        <translation>现在的情况</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) left</source>
        <translation>
            <numerusform>还剩 %n 个问题</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReasonCard</name>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why {lost} of {of} could not be judged</source>
        <translation>{of} 次里有 {lost} 次无法判断，原因是</translation>
    </message>
</context>
<context>
    <name>RecentCard</name>
    <message>
        <source>Last recordings</source>
        <translation>最近的录像</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>正在读取记录…</translation>
    </message>
    <message>
        <source>Nothing yet. What a recording showed will stand here.</source>
        <translation>还没有。录过以后，看到的情况会写在这里。</translation>
    </message>
</context>
<context>
    <name>RecordingControls</name>
    <message>
        <source>Once more</source>
        <translation>重录这一段</translation>
    </message>
    <message>
        <source>Record this expression again, key R</source>
        <translation>重录这个表情，按 R</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Leave this expression out, key S</source>
        <translation>跳过这个表情，按 S</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End this recording</source>
        <translation>结束这次录像</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>接着录</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>就用这一段</translation>
    </message>
    <message>
        <source>Keep this take as it is</source>
        <translation>保留这一段，不重录</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>再录一次</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>RecordingWords</name>
    <message>
        <source>Try it once, gently. This does not count.</source>
        <translation>先轻轻试做一次，这次不算。</translation>
    </message>
    <message>
        <source>In this take {why}. {help}</source>
        <translation>这一段里，{why}。{help}</translation>
    </message>
    <message>
        <source>{name}: once more?</source>
        <translation>{name}：再录一次？</translation>
    </message>
    <message>
        <source>No face in view. Sit slowly into the middle.</source>
        <translation>看不到脸，慢慢坐到画面中间。</translation>
    </message>
    <message>
        <source>Something covers your face. Hands down.</source>
        <translation>有东西挡住了脸，请把手放下。</translation>
    </message>
    <message>
        <source>Come a little closer.</source>
        <translation>请靠近一点点。</translation>
    </message>
    <message>
        <source>It is too dark to see well.</source>
        <translation>光线太暗，看不清楚。</translation>
    </message>
    <message>
        <source>Sit in the middle of the picture.</source>
        <translation>请坐到画面中间。</translation>
    </message>
    <message>
        <source>Stay in the middle of the picture until the end.</source>
        <translation>请一直待在画面中间，直到录完。</translation>
    </message>
    <message>
        <source>Leave your hands down and your hair back.</source>
        <translation>请把手放下，头发别到耳后。</translation>
    </message>
    <message>
        <source>Look straight into the camera.</source>
        <translation>请正对镜头。</translation>
    </message>
    <message>
        <source>Only the face moves, the head stays where it is.</source>
        <translation>只动脸，头不动。</translation>
    </message>
    <message>
        <source>Blink before it starts, then hold.</source>
        <translation>开始之前先眨眼，然后停住。</translation>
    </message>
    <message>
        <source>Look into the camera all the time.</source>
        <translation>请一直看着镜头。</translation>
    </message>
    <message>
        <source>Let the face go loose and wait until the count is over.</source>
        <translation>让整张脸松下来，等数完。</translation>
    </message>
</context>
<context>
    <name>RecordingWork</name>
    <message>
        <source>Repeat {current} of {of}</source>
        <translation>第 {current} 次，共 {of} 次</translation>
    </message>
    <message>
        <source>End this recording?</source>
        <translation>结束这次录像吗？</translation>
    </message>
    <message>
        <source>What was recorded is kept.</source>
        <translation>录下的部分会保留。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Press space to go on.</source>
        <translation>按空格继续。</translation>
    </message>
    <message>
        <source>Getting the picture…</source>
        <translation>正在打开画面…</translation>
    </message>
    <message>
        <source>to try, s</source>
        <translation>试做，秒</translation>
    </message>
    <message>
        <source>recording in, s</source>
        <translation>秒后开始录</translation>
    </message>
    <message>
        <source>slowly, s</source>
        <translation>慢慢来，秒</translation>
    </message>
    <message>
        <source>hold, s</source>
        <translation>保持，秒</translation>
    </message>
    <message>
        <source>ease back, s</source>
        <translation>慢慢放松，秒</translation>
    </message>
    <message>
        <source>rest, s</source>
        <translation>休息，秒</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>正在录制</translation>
    </message>
    <message>
        <source>Voice on</source>
        <translation>语音 开</translation>
    </message>
    <message>
        <source>Voice off</source>
        <translation>语音 关</translation>
    </message>
    <message>
        <source>Voice, key V</source>
        <translation>语音，按 V</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>准备</translation>
    </message>
    <message>
        <source>Leave out what you cannot do.</source>
        <translation>哪一个做不了，都可以跳过。</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>取景</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>RecordingsCard</name>
    <message>
        <source>Recordings</source>
        <translation>录像</translation>
    </message>
    <message>
        <source>Adding up…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Nothing is recorded yet.</source>
        <translation>还没有录像。</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>较新</translation>
    </message>
    <message>
        <source>Newer recordings</source>
        <translation>较新的录像</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>较早</translation>
    </message>
    <message>
        <source>Older recordings</source>
        <translation>较早的录像</translation>
    </message>
    <message>
        <source>{first}–{last} of {all}</source>
        <translation>第 {first}–{last} 次，共 {all} 次</translation>
    </message>
    <message>
        <source>film and pictures {size}</source>
        <translation>录像和照片 {size}</translation>
    </message>
    <message>
        <source>film deleted</source>
        <translation>录像画面已删除</translation>
    </message>
    <message>
        <source>numbers {size}</source>
        <translation>数据 {size}</translation>
    </message>
    <message>
        <source>Delete film</source>
        <translation>删录像</translation>
    </message>
    <message>
        <source>Delete only the film of {recording}</source>
        <translation>只删除录像画面：{recording}</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>全删</translation>
    </message>
    <message>
        <source>Delete all of {recording}</source>
        <translation>全部删除：{recording}</translation>
    </message>
</context>
<context>
    <name>ReminderCard</name>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>提醒我</translation>
    </message>
    <message>
        <source>While reminders are on, closing the window leaves MirrorMend beside the clock, where the desktop has such a place. Quit it there.</source>
        <translation>开着提醒时，关闭窗口后镜愈会留在时钟旁边（如果桌面有这个位置），可以在那里退出。</translation>
    </message>
    <message>
        <source>Remind of: {name}</source>
        <translation>提醒：{name}</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>安静时段</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two times of the day</comment>
        <translation>至</translation>
    </message>
    <message>
        <source>Quiet hours begin</source>
        <translation>安静时段开始</translation>
    </message>
    <message>
        <source>Quiet hours end</source>
        <translation>安静时段结束</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of the day</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>In the quiet hours, so never reminded of: {names}</source>
        <translation>在安静时段内，不会提醒：{names}</translation>
    </message>
</context>
<context>
    <name>RepDots</name>
    <message>
        <source>Repeat {current} of {of}</source>
        <translation>第 {current} 次，共 {of} 次</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>For your doctor</source>
        <translation>给医生看的记录</translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation>放进去什么</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <translation>报告预览</translation>
    </message>
    <message>
        <source>Drawing the preview</source>
        <translation>正在生成预览</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间段</translation>
    </message>
    <message>
        <source>4 weeks</source>
        <translation>4 周</translation>
    </message>
    <message>
        <source>12 weeks</source>
        <translation>12 周</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Leave it empty, and a code stands in its place.</source>
        <translation>不填的话，用编号代替。</translation>
    </message>
    <message>
        <source>Name in the report</source>
        <translation>报告里的姓名</translation>
    </message>
    <message>
        <source>Pictures of the face</source>
        <translation>脸部照片</translation>
    </message>
    <message>
        <source>At rest and in the movement</source>
        <translation>静息时和动作时</translation>
    </message>
    <message>
        <source>With pictures of the face</source>
        <translation>带上脸部照片</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录像</translation>
    </message>
    <message>
        <source>Only in the data file; it becomes large</source>
        <translation>只放在数据文件里，文件会很大</translation>
    </message>
    <message>
        <source>With the recordings</source>
        <translation>带上录像</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>If you like; tell it to your doctor by telephone</source>
        <translation>可以不设；设了请打电话告诉医生</translation>
    </message>
    <message>
        <source>Password of the data file</source>
        <translation>数据文件的密码</translation>
    </message>
    <message>
        <source>The file is saved only where you choose; the app sends nothing. Before you give it to somebody, think of who that is.</source>
        <translation>文件只存到您选的位置，软件不会上传。发给别人之前，请想一想对方是谁。</translation>
    </message>
    <message>
        <source>Save data file for the doctor</source>
        <translation>存数据文件给医生</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n 次录像</numerusform>
        </translation>
    </message>
    <message>
        <source>(the newest {most})</source>
        <translation>（最近 {most} 次）</translation>
    </message>
    <message>
        <source>There is no recording in this period yet. Record one first, or choose more.</source>
        <translation>这段时间还没有录像。请先录一次，或选更长的时间段。</translation>
    </message>
    <message>
        <source>Password: at least {least} characters</source>
        <translation>密码：至少 {least} 个字符</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Page {page} of {of}</source>
        <translation>第 {page} 页，共 {of} 页</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <source>Moving outline of the face</source>
        <translation>会动的脸部轮廓</translation>
    </message>
    <message>
        <source>Only in the data file: lines without a picture, by which your doctor can check what was found. A face can be told by its lines; give them only to people you trust. Recordings from before this was possible have none.</source>
        <translation>只放进数据文件：只有线条，没有画面，医生可以对着它核对结果。凭线条也可能认出一张脸，请只交给您信任的人。有这个功能以前的录像没有轮廓。</translation>
    </message>
    <message>
        <source>With the moving outline of the face</source>
        <translation>附上会动的脸部轮廓</translation>
    </message>
</context>
<context>
    <name>RestCard</name>
    <message>
        <source>How was it? If you like</source>
        <translation>感觉怎么样？想说再说</translation>
    </message>
    <message>
        <source>How much extra movement did you notice?</source>
        <translation>您觉得多余的动作有多少？</translation>
    </message>
    <message>
        <source>How tired is your face?</source>
        <translation>脸有多累？</translation>
    </message>
    <message>
        <source>not tired</source>
        <translation>不累</translation>
    </message>
    <message>
        <source>very tired</source>
        <translation>很累</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>It compares you only with yourself.</source>
        <translation>只和您自己比。</translation>
    </message>
    <message>
        <source>Synthetic demo person</source>
        <translation>合成演示人物</translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation>小表情</translation>
    </message>
    <message>
        <source>“Not seen” means not seen in this recording. It is not an all-clear.</source>
        <translation>“没有看到”只是说这段录像里没看到，不等于没有。</translation>
    </message>
    <message>
        <source>Export PDF</source>
        <translation>导出 PDF</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Show pictures</source>
        <translation>显示画面</translation>
    </message>
    <message>
        <source>Hide pictures</source>
        <translation>隐藏画面</translation>
    </message>
    <message>
        <source>Hide numbers</source>
        <translation>收起数据</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>What this means</source>
        <translation>这说明什么</translation>
    </message>
    <message>
        <source>Clearer next time</source>
        <translation>下次怎样更清楚</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>接下来做什么</translation>
    </message>
    <message>
        <source>Name anew</source>
        <translation>重新命名</translation>
    </message>
    <message>
        <source>Say anew which expression each movement was</source>
        <translation>重新说出每个动作是哪个表情</translation>
    </message>
</context>
<context>
    <name>ResultViewModel</name>
    <message>
        <source>Phone video, {when}</source>
        <translation>手机录像，{when}</translation>
    </message>
    <message>
        <source>Recording, {when}</source>
        <translation>录像，{when}</translation>
    </message>
    <message>
        <source>Reference</source>
        <comment>the resting face</comment>
        <translation>参照</translation>
    </message>
    <message>
        <source>you: not right</source>
        <comment>mark in the list</comment>
        <translation>您：不对</translation>
    </message>
    <message>
        <source>At rest</source>
        <translation>静息</translation>
    </message>
    <message>
        <source>In the hold</source>
        <translation>保持时</translation>
    </message>
    <message>
        <source>Your note: {note}</source>
        <translation>您的备注：{note}</translation>
    </message>
</context>
<context>
    <name>ResultWords</name>
    <message>
        <source>Your resting face is the starting point</source>
        <translation>您静息时的脸是比较的起点</translation>
    </message>
    <message>
        <source>The two sides differ</source>
        <translation>两侧不一样</translation>
    </message>
    <message>
        <source>{pattern}, {side}</source>
        <translation>{pattern}，{side}</translation>
    </message>
    <message>
        <source>Not seen in this recording</source>
        <translation>这段录像里没有看到</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>还没看</translation>
    </message>
    <message>
        <source>{expression}: can’t tell, so nothing is judged</source>
        <translation>{expression}：看不清，所以不下判断</translation>
    </message>
    <message>
        <source>left side</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>right side</source>
        <translation>右侧</translation>
    </message>
    <message numerus="yes">
        <source>Seen in {n} of %n repeat(s).</source>
        <translation>
            <numerusform>%n 次里有 {n} 次看到。</numerusform>
        </translation>
    </message>
    <message>
        <source>Small, or seen too seldom to be sure.</source>
        <translation>幅度小，或者看到的次数少，还不能确定。</translation>
    </message>
    <message>
        <source>Which side was affected is not known, so this says no more than that.</source>
        <translation>还不知道哪一侧是患侧，所以只能说到这里。</translation>
    </message>
    <message>
        <source> </source>
        <comment>between two sentences</comment>
        <translation>​</translation>
    </message>
    <message>
        <source>While you held the movement, the left eye was narrower than the right by {points} points (± {spread}) of its own resting opening.</source>
        <translation>保持动作时，左眼比右眼多收窄了 {points} 个百分点（± {spread}），和各自静息时的睁眼大小相比。</translation>
    </message>
    <message>
        <source>While you held the movement, the right eye was narrower than the left by {points} points (± {spread}) of its own resting opening.</source>
        <translation>保持动作时，右眼比左眼多收窄了 {points} 个百分点（± {spread}），和各自静息时的睁眼大小相比。</translation>
    </message>
    <message>
        <source>While you held the movement, the left mouth corner rose {mm} mm (± {spread}) more than the right.</source>
        <translation>保持动作时，左嘴角比右嘴角多上提了 {mm} 毫米（± {spread}）。</translation>
    </message>
    <message>
        <source>While you held the movement, the right mouth corner rose {mm} mm (± {spread}) more than the left.</source>
        <translation>保持动作时，右嘴角比左嘴角多上提了 {mm} 毫米（± {spread}）。</translation>
    </message>
    <message numerus="yes">
        <source>No linked movement was measured in %n repeat(s). This is not an all-clear: small ones can be missed.</source>
        <translation>
            <numerusform>%n 次里没有测到联动。这不等于没有：很小的联动可能测不出来。</numerusform>
        </translation>
    </message>
    <message>
        <source>A guess could mislead you and your doctor. Other expressions still count.</source>
        <translation>猜测可能误导您和医生。其他表情照样算数。</translation>
    </message>
    <message>
        <source>Everything else in this recording is compared with it.</source>
        <translation>这段录像里的其他动作都和它比。</translation>
    </message>
    <message>
        <source>This recording has not been looked at yet.</source>
        <translation>这段录像还没看过。</translation>
    </message>
    <message>
        <source>Also: {names}.</source>
        <translation>另外：{names}。</translation>
    </message>
    <message>
        <source>On purpose: {voluntary}. Along with it: {unwanted}. It is not a grade.</source>
        <translation>想做的动作：{voluntary}。跟着动的：{unwanted}。这不是打分。</translation>
    </message>
    <message>
        <source>Looked for: {unwanted}. “Not seen” speaks of this recording only.</source>
        <translation>留意的是：{unwanted}。“没有看到”只说这段录像。</translation>
    </message>
    <message>
        <source>In the hold: mouth corner left {corner_left} mm, right {corner_right} mm from rest; eye opening left {eye_left} %, right {eye_right} % of rest.</source>
        <translation>保持时：左嘴角离静息位置 {corner_left} 毫米，右嘴角 {corner_right} 毫米；睁眼大小左 {eye_left} %，右 {eye_right} %（静息为 100 %）。</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>看到了</translation>
    </message>
    <message>
        <source>Not sure</source>
        <comment>whether it was seen</comment>
        <translation>不确定</translation>
    </message>
    <message>
        <source>{name}: {seen}</source>
        <translation>{name}：{seen}</translation>
    </message>
    <message numerus="yes">
        <source>You marked %n of {of} as not right. It stays in the log, and the report says so.</source>
        <translation>
            <numerusform>您把 {of} 处中的 %n 处标记为“不对”。记录里会保留，报告也会写明。</numerusform>
        </translation>
    </message>
    <message>
        <source>Movement {n}</source>
        <translation>第 {n} 个动作</translation>
    </message>
    <message>
        <source>Repeat {n}</source>
        <translation>第 {n} 次</translation>
    </message>
    <message>
        <source>Second {start} to {end} of the recording</source>
        <translation>录像第 {start} 到 {end} 秒</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Camera check, when you began: {names}</source>
        <translation>开始时的镜头检查：{names}</translation>
    </message>
    <message>
        <source>face not in the middle</source>
        <translation>脸不在中间</translation>
    </message>
    <message>
        <source>head not upright</source>
        <translation>头没有摆正</translation>
    </message>
    <message>
        <source>no face seen</source>
        <translation>看不到脸</translation>
    </message>
    <message>
        <source>too near</source>
        <translation>离得太近</translation>
    </message>
    <message>
        <source>too far away</source>
        <translation>离得太远</translation>
    </message>
    <message>
        <source>rather dark</source>
        <translation>光线偏暗</translation>
    </message>
    <message>
        <source>very bright</source>
        <translation>光线太亮</translation>
    </message>
    <message>
        <source>light from behind</source>
        <translation>背光</translation>
    </message>
    <message>
        <source>light from your left</source>
        <translation>光从您的左边来</translation>
    </message>
    <message>
        <source>light from your right</source>
        <translation>光从您的右边来</translation>
    </message>
    <message>
        <source>glare at your left eye</source>
        <translation>左眼处有反光</translation>
    </message>
    <message>
        <source>glare at your right eye</source>
        <translation>右眼处有反光</translation>
    </message>
    <message>
        <source>not sharp</source>
        <translation>画面不清晰</translation>
    </message>
    <message>
        <source>few pictures a second</source>
        <translation>每秒画面太少</translation>
    </message>
    <message>
        <source>small picture</source>
        <translation>画面太小</translation>
    </message>
    <message>
        <source>Face seen in {percent} % of the frames</source>
        <translation>{percent}% 的画面里看得到脸</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) dropped</source>
        <translation>
            <numerusform>丢了 %n 帧</numerusform>
        </translation>
    </message>
    <message>
        <source>{seen} · {lost}</source>
        <translation>{seen} · {lost}</translation>
    </message>
    <message>
        <source>Keep your whole face in the picture.</source>
        <translation>让整张脸都在画面里。</translation>
    </message>
    <message>
        <source>At the start, let your face rest and keep still for a few seconds.</source>
        <translation>开始时脸放松，静静坐几秒。</translation>
    </message>
    <message>
        <source>Sit about an arm’s length from the camera.</source>
        <translation>离摄像头约一臂远。</translation>
    </message>
    <message>
        <source>Keep hands away from your face and hair back.</source>
        <translation>手不要放在脸上，把头发拨到后面。</translation>
    </message>
    <message>
        <source>More light from the front.</source>
        <translation>前面的光要亮一些。</translation>
    </message>
    <message>
        <source>Face the camera, chin level.</source>
        <translation>正对摄像头，下巴放平。</translation>
    </message>
    <message>
        <source>Keep your head still while your face moves.</source>
        <translation>脸动的时候头不动。</translation>
    </message>
    <message>
        <source>If one eye is always this much narrower, show the recording to your doctor.</source>
        <translation>如果一只眼睛平时就一直这么小，请把录像给医生看。</translation>
    </message>
    <message>
        <source>Keep your eyes open while your mouth moves.</source>
        <translation>嘴动的时候眼睛睁着。</translation>
    </message>
    <message>
        <source>Look straight into the camera during the hold.</source>
        <translation>保持的时候请看着镜头。</translation>
    </message>
    <message>
        <source>Blink before the hold and after it.</source>
        <translation>保持之前和之后再眨眼。</translation>
    </message>
    <message>
        <source>Make the movement a little larger.</source>
        <translation>动作再大一点点。</translation>
    </message>
    <message>
        <source>Hold until the ring is full.</source>
        <translation>保持到圆环走满。</translation>
    </message>
    <message>
        <source>You can practise it and look for yourself.</source>
        <translation>可以练，也可以自己看着做。</translation>
    </message>
    <message>
        <source>Record with the guidance of this app.</source>
        <translation>请跟着本软件的引导来录。</translation>
    </message>
    <message>
        <source>begun before it could tell</source>
        <translation>还没检查完就开始了</translation>
    </message>
</context>
<context>
    <name>ResumePanel</name>
    <message>
        <source>A massage was broken off</source>
        <translation>有一次按摩没有做完</translation>
    </message>
    <message>
        <source>Go on where you stopped</source>
        <translation>从停下的地方接着做</translation>
    </message>
    <message>
        <source>Leave it there; what was done is kept</source>
        <translation>就到那里，做过的已留着</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back; decide another time</source>
        <translation>返回，以后再决定</translation>
    </message>
</context>
<context>
    <name>RoutineControls</name>
    <message>
        <source>Wet hands? Space, any key or a click anywhere pauses.</source>
        <translation>手上有水也没关系：空格键、任意键或点一下屏幕就暂停。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Back to the step before</source>
        <translation>回到上一步</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>跳过这一步</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Repeat this step from its start</source>
        <translation>这一步从头再做一遍</translation>
    </message>
    <message>
        <source>End for today? What you have done is kept.</source>
        <translation>今天就到这里吗？做过的都会留着。</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>接着做</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End the massage for today</source>
        <translation>今天的按摩到此结束</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>RoutineModel</name>
    <message>
        <source>The massage is closed at the moment. The safety check on Today says why.</source>
        <translation>按摩现在是关着的，原因写在“今天”的安全检查里。</translation>
    </message>
</context>
<context>
    <name>RoutinePage</name>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End the massage</source>
        <translation>结束按摩</translation>
    </message>
    <message>
        <source>My face</source>
        <translation>看自己的脸</translation>
    </message>
    <message>
        <source>Show it on my own face (camera)</source>
        <translation>在自己的脸上显示（用摄像头）</translation>
    </message>
    <message>
        <source>Unwell?</source>
        <translation>不舒服？</translation>
    </message>
    <message>
        <source>Unwell? Stop here</source>
        <translation>不舒服？在这里停下</translation>
    </message>
    <message>
        <source>What you did could not be written down yet</source>
        <translation>刚才做的还没能记下来</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Voice on</source>
        <translation>语音 开</translation>
    </message>
    <message>
        <source>Voice off</source>
        <translation>语音 关</translation>
    </message>
    <message>
        <source>Left {clock}</source>
        <translation>还剩 {clock}</translation>
    </message>
    <message>
        <source>Starting…</source>
        <comment>the camera</comment>
        <translation>正在打开…</translation>
    </message>
</context>
<context>
    <name>RoutineWords</name>
    <message>
        <source>One side, then the other</source>
        <translation>先一侧，再另一侧</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>两侧</translation>
    </message>
    <message>
        <source>Left only</source>
        <translation>只做左侧</translation>
    </message>
    <message>
        <source>Right only</source>
        <translation>只做右侧</translation>
    </message>
    <message>
        <source>Only the side that had the palsy</source>
        <translation>只做曾经面瘫的一侧</translation>
    </message>
    <message>
        <source>{n} seconds left in this step</source>
        <translation>这一步还有 {n} 秒</translation>
    </message>
    <message>
        <source>The massage is done.</source>
        <translation>按摩做完了。</translation>
    </message>
    <message>
        <source>{hands_on} minutes of massage, {total} minutes in all</source>
        <translation>按摩 {hands_on} 分钟，全程 {total} 分钟</translation>
    </message>
    <message>
        <source>{step}: as your answers to the safety questions say</source>
        <translation>{step}：按您对安全问题的回答</translation>
    </message>
    <message>
        <source>{step}: {reason}</source>
        <translation>{step}：{reason}</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between reasons</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>You stopped in step {number}, {name}, after {done}.</source>
        <translation>上次做了 {done}，停在第 {number} 步“{name}”。</translation>
    </message>
    <message>
        <source>{where} That was on {when}.</source>
        <translation>{where}时间是 {when}。</translation>
    </message>
    <message>
        <source>You ended early</source>
        <translation>提前结束了</translation>
    </message>
    <message>
        <source>{done} of massage, written down.</source>
        <translation>按摩了 {done}，已记下。</translation>
    </message>
    <message>
        <source>Pressure {n} of {of}. Stay between {least} and {most}</source>
        <translation>{of} 分力里用 {n} 分，只用 {least} 到 {most} 分</translation>
    </message>
</context>
<context>
    <name>RoutineWork</name>
    <message>
        <source>Step {number} of {count}, {minutes} min {seconds} s left in all</source>
        <translation>第 {number} 步，共 {count} 步，全程还剩 {minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>Paused. Press space, or click anywhere, to go on.</source>
        <translation>已暂停。按空格键，或点一下屏幕，就继续。</translation>
    </message>
    <message>
        <source>The computer stood still for a while; the massage waited for you.</source>
        <translation>电脑停了一会儿，按摩在等您。</translation>
    </message>
</context>
<context>
    <name>SafetyCard</name>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Where you live</source>
        <translation>您住在哪里</translation>
    </message>
    <message>
        <source>For the number shown in an emergency.</source>
        <translation>紧急时显示当地的急救电话。</translation>
    </message>
    <message>
        <source>What your answers open and close</source>
        <translation>按您的回答，哪些能用、哪些不能用</translation>
    </message>
    <message>
        <source>Where a part is closed: why, and what opens it again.</source>
        <translation>不能用的部分：原因，以及怎样才能开放。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show what your answers open and close</source>
        <translation>查看按您的回答哪些能用、哪些不能用</translation>
    </message>
    <message>
        <source>If something is wrong, press “Unwell?” at any time, or the key F1.</source>
        <translation>感觉不对劲时，随时按“不舒服”，或按 F1 键。</translation>
    </message>
</context>
<context>
    <name>Scale</name>
    <message>
        <source>Not said</source>
        <translation>不说</translation>
    </message>
    <message>
        <source>0: {meaning}</source>
        <translation>0：{meaning}</translation>
    </message>
    <message>
        <source>10: {meaning}</source>
        <translation>10：{meaning}</translation>
    </message>
</context>
<context>
    <name>ScaleCard</name>
    <message>
        <source>Range: {span}.</source>
        <translation>范围：{span}。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change: {what}</source>
        <translation>修改：{what}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删去</translation>
    </message>
    <message>
        <source>Remove: {what}</source>
        <translation>删去：{what}</translation>
    </message>
    <message>
        <source>The dashed band is what the first total can vary by itself.</source>
        <translation>虚线框：第一次总分本身就可能有的波动范围。</translation>
    </message>
    <message>
        <source>Left and right: from total to total.</source>
        <translation>左右方向键：在各次总分之间移动。</translation>
    </message>
    <message numerus="yes">
        <source>Show %n older total(s)</source>
        <translation>
            <numerusform>再显示 %n 次更早的总分</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scrubber</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this moment</source>
        <translation>关闭这一段</translation>
    </message>
    <message>
        <source>One picture back</source>
        <translation>后退一格</translation>
    </message>
    <message>
        <source>One picture on</source>
        <translation>前进一格</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>¼ ×</source>
        <translation>¼ 倍</translation>
    </message>
    <message>
        <source>½ ×</source>
        <translation>½ 倍</translation>
    </message>
    <message>
        <source>1 ×</source>
        <translation>1 倍</translation>
    </message>
    <message>
        <source>Place in this moment</source>
        <translation>这一段里的位置</translation>
    </message>
    <message>
        <source>One moment of the recording</source>
        <translation>录像中的一段</translation>
    </message>
    <message>
        <source>Space: play and pause. Left and right: picture by picture.</source>
        <translation>空格：播放和暂停。左右方向键：一格一格看。</translation>
    </message>
    <message>
        <source>Second {second}, picture {n} of {of}: moved together</source>
        <translation>第 {second} 秒，第 {n} 格，共 {of} 格：一起动了</translation>
    </message>
    <message>
        <source>Second {second}, picture {n} of {of}</source>
        <translation>第 {second} 秒，第 {n} 格，共 {of} 格</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Reading this moment…</source>
        <translation>正在读取这一段……</translation>
    </message>
    <message>
        <source>As in a mirror: your left is on the left.</source>
        <translation>和照镜子一样：您的左边在画面左边。</translation>
    </message>
    <message>
        <source>Your view shows the healthy side on both sides; what moved along on the other one cannot be seen in it.</source>
        <translation>您现在的画面两边都显示健侧，另一侧跟着动的地方在这里看不到。</translation>
    </message>
    <message>
        <source>Thin lines: the face at rest.</source>
        <translation>细线：静息时的脸。</translation>
    </message>
    <message>
        <source>Synthetic demo person</source>
        <translation>合成演示人物</translation>
    </message>
    <message>
        <source>Your view is “off”. “Show pictures” above shows this moment.</source>
        <translation>您选择了不看画面。点上面的“显示画面”可以看这一段。</translation>
    </message>
    <message>
        <source>Not mirrored: the person&apos;s right is on the left of the picture.</source>
        <translation>非镜像：对方的右侧在画面左边。</translation>
    </message>
    <message>
        <source>No face was seen here</source>
        <translation>这里没有看到脸</translation>
    </message>
</context>
<context>
    <name>SenderCard</name>
    <message>
        <source>Fingerprint of the sender&apos;s key</source>
        <translation>寄件人密钥的指纹</translation>
    </message>
    <message>
        <source>Compare this with the sender by telephone. If it is the same, give a name.</source>
        <translation>请打电话和寄件人核对这串字符。一致的话，给寄件人起个名字。</translation>
    </message>
    <message>
        <source>Name of the sender</source>
        <translation>寄件人姓名</translation>
    </message>
    <message>
        <source>It is the same</source>
        <translation>核对一致</translation>
    </message>
    <message>
        <source>Take this sender in as known</source>
        <translation>把这位寄件人记为认识</translation>
    </message>
    <message>
        <source>It was reviewed, and this is the key of whoever signed the review. Compare it with them by telephone. If it is the same, give a name.</source>
        <translation>这份报告有人审阅过，这是签名者的密钥指纹。请打电话和对方核对；一致的话，请写下名字。</translation>
    </message>
    <message>
        <source>Sender&apos;s fingerprint</source>
        <translation>寄件人的密钥指纹</translation>
    </message>
    <message>
        <source>Check who sent it</source>
        <translation>核对寄件人</translation>
    </message>
</context>
<context>
    <name>SessionPage</name>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End this session</source>
        <translation>结束这次练习</translation>
    </message>
    <message>
        <source>The recording stays on this computer.</source>
        <translation>录像只存在这台电脑里。</translation>
    </message>
    <message>
        <source>Unwell?</source>
        <translation>不舒服</translation>
    </message>
    <message>
        <source>Unwell? Stop here</source>
        <translation>不舒服？在这里停下</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Brightness of your picture</source>
        <translation>画面亮度</translation>
    </message>
</context>
<context>
    <name>SessionWork</name>
    <message>
        <source>Keep going</source>
        <translation>继续练</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End this session</source>
        <translation>结束这次练习</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>End this session?</source>
        <translation>要结束这次练习吗？</translation>
    </message>
    <message>
        <source>What was recorded is kept.</source>
        <translation>录下的部分会保留。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Press space to go on.</source>
        <translation>按空格继续。</translation>
    </message>
    <message>
        <source>Getting the picture…</source>
        <translation>正在取画面…</translation>
    </message>
    <message>
        <source>Repeat {current} of {of}</source>
        <translation>第 {current} 次，共 {of} 次</translation>
    </message>
    <message>
        <source>hold {hold} s</source>
        <translation>保持 {hold} 秒</translation>
    </message>
    <message>
        <source>{in_} s in · {hold} · {out} s out</source>
        <translation>{in_} 秒到位 · {hold} · {out} 秒放松</translation>
    </message>
    <message>
        <source>ready, s</source>
        <translation>准备，秒</translation>
    </message>
    <message>
        <source>slowly, s</source>
        <translation>慢慢做，秒</translation>
    </message>
    <message>
        <source>hold, s</source>
        <translation>保持，秒</translation>
    </message>
    <message>
        <source>ease back, s</source>
        <translation>慢慢放松，秒</translation>
    </message>
    <message>
        <source>rest, s</source>
        <translation>休息，秒</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>正在录制</translation>
    </message>
    <message>
        <source>No face in view. Sit slowly into the middle.</source>
        <translation>看不到脸，慢慢坐到画面中间。</translation>
    </message>
</context>
<context>
    <name>SetCard</name>
    <message>
        <source>Set {number}, about {minutes} min</source>
        <translation>第 {number} 组，约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>Set {number}</source>
        <translation>第 {number} 组</translation>
    </message>
    <message>
        <source>Name of the set</source>
        <translation>这组的名字</translation>
    </message>
    <message>
        <source>Add an exercise</source>
        <translation>加一个练习</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Remove set {n}</source>
        <translation>去掉第 {n} 组</translation>
    </message>
</context>
<context>
    <name>SetEditor</name>
    <message>
        <source>Name of the set</source>
        <translation>这套练习的名字</translation>
    </message>
    <message>
        <source>Pick exercises</source>
        <translation>选动作</translation>
    </message>
    <message>
        <source>In this order</source>
        <translation>按这个顺序</translation>
    </message>
    <message>
        <source>The resting baseline always comes first: all else is compared with it.</source>
        <translation>静息基线总在最前面，后面都和它比。</translation>
    </message>
    <message>
        <source>Keep this set</source>
        <translation>保存这套</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel; nothing is changed</source>
        <translation>取消，不做改动</translation>
    </message>
    <message>
        <source>A set of your own</source>
        <translation>自己的一套练习</translation>
    </message>
    <message>
        <source>Change the set</source>
        <translation>修改这套练习</translation>
    </message>
</context>
<context>
    <name>SetRow</name>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Start {name}</source>
        <translation>开始{name}</translation>
    </message>
    <message>
        <source>On Today</source>
        <translation>在“今天”里</translation>
    </message>
    <message>
        <source>Put on Today</source>
        <translation>放到“今天”</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>修改{name}</translation>
    </message>
    <message>
        <source>Move {name} up</source>
        <translation>把{name}往上移</translation>
    </message>
    <message>
        <source>Move {name} down</source>
        <translation>把{name}往下移</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>删除{name}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Part of the settings</source>
        <translation>设置的各部分</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可</translation>
    </message>
</context>
<context>
    <name>SideStep</name>
    <message>
        <source>Choose one of the three to go on.</source>
        <translation>请从三项里选一项，再继续。</translation>
    </message>
    <message>
        <source>Which side had the palsy?</source>
        <translation>您哪一侧得过面瘫？</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>Lay a hand on the half that had it. Most people write with the right hand.</source>
        <translation>把手放到得过面瘫的那半边脸上，写字的手一般是右手。</translation>
    </message>
    <message>
        <source>It may stay empty.</source>
        <translation>可以不填。</translation>
    </message>
    <message>
        <source>Choose the side that had it, whichever side the mouth is drawn to now.</source>
        <translation>请选当时得面瘫的那一侧，不管现在嘴往哪边歪。</translation>
    </message>
    <message>
        <source>Both, or not sure</source>
        <translation>两侧都有过，或不确定</translation>
    </message>
    <message>
        <source>Massage is then for both sides; ask your doctor</source>
        <translation>按摩会两侧都做；请问问医生</translation>
    </message>
    <message>
        <source>Your left</source>
        <translation>您的左侧</translation>
    </message>
    <message>
        <source>Your right</source>
        <translation>您的右侧</translation>
    </message>
    <message>
        <source>Seen as in a mirror</source>
        <translation>像照镜子一样看</translation>
    </message>
    <message>
        <source>When did it begin?</source>
        <translation>什么时候开始的？</translation>
    </message>
    <message>
        <source>A face; its left half is hatched</source>
        <translation>一张脸，左半边画了斜线</translation>
    </message>
    <message>
        <source>A face; its right half is hatched</source>
        <translation>一张脸，右半边画了斜线</translation>
    </message>
    <message>
        <source>A face; neither half is hatched</source>
        <translation>一张脸，没有画斜线</translation>
    </message>
</context>
<context>
    <name>SidesCard</name>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>{side}, affected</source>
        <translation>{side}（患侧）</translation>
    </message>
    <message>
        <source>Eyes, compared with rest</source>
        <translation>睁眼，和静息比</translation>
    </message>
    <message>
        <source>Mouth corners</source>
        <translation>嘴角</translation>
    </message>
    <message>
        <source>Eyelids</source>
        <translation>眼睑</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>眉毛</translation>
    </message>
    <message>
        <source>left narrowing</source>
        <translation>左眼在变小</translation>
    </message>
    <message>
        <source>right narrowing</source>
        <translation>右眼在变小</translation>
    </message>
</context>
<context>
    <name>SignCard</name>
    <message>
        <source>Yes, this</source>
        <translation>有，就是这样</translation>
    </message>
    <message>
        <source>Yes: {question}</source>
        <translation>是：{question}</translation>
    </message>
</context>
<context>
    <name>SilenceWords</name>
    <message>
        <source>The voice is off. All that would be spoken stands in captions.</source>
        <translation>语音已关。要说的话都写在字幕里。</translation>
    </message>
    <message>
        <source>This computer has no program that reads text aloud; captions and chimes take over. On Linux, install speech-dispatcher and speech-dispatcher-espeak-ng, then start MirrorMend again.</source>
        <translation>这台电脑没有朗读程序，改用字幕和提示音。Linux 上请安装 speech-dispatcher 和 speech-dispatcher-espeak-ng，再重新打开镜愈。</translation>
    </message>
    <message>
        <source>No loudspeaker or headphones were found; captions take over. Connect one, or look at the sound settings of this computer.</source>
        <translation>没有找到扬声器或耳机，改用字幕。请接上一个，或看看电脑的声音设置。</translation>
    </message>
    <message>
        <source>Chimes are off. Each change is still shown on the screen.</source>
        <translation>提示音已关。每次变化仍会在屏幕上显示。</translation>
    </message>
    <message>
        <source>No chime can be played: no sound output was found. Each change is still shown on the screen.</source>
        <translation>放不出提示音：没有找到声音输出设备。每次变化仍会在屏幕上显示。</translation>
    </message>
    <message>
        <source>This computer has no Mandarin voice; captions and chimes take over. Add one in the speech settings of the system, then start MirrorMend again.</source>
        <translation>这台电脑没有普通话语音，改用字幕和提示音。请在系统的语音设置里添加，再重新打开镜愈。</translation>
    </message>
    <message>
        <source>This computer has no English voice; captions and chimes take over. Add one in the speech settings of the system, then start MirrorMend again.</source>
        <translation>这台电脑没有英语语音，改用字幕和提示音。请在系统的语音设置里添加，再重新打开镜愈。</translation>
    </message>
</context>
<context>
    <name>SinceChoice</name>
    <message>
        <source>Not said</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Month not known</source>
        <translation>月份不清楚</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
</context>
<context>
    <name>SizeBar</name>
    <message>
        <source>Rest</source>
        <translation>静息</translation>
    </message>
    <message>
        <source>Bigger</source>
        <translation>更大</translation>
    </message>
    <message>
        <source>Today&apos;s size</source>
        <translation>今天的大小</translation>
    </message>
    <message>
        <source>Now</source>
        <comment>over the mark of the present size</comment>
        <translation>现在</translation>
    </message>
    <message>
        <source>smaller than today&apos;s size</source>
        <translation>比今天的大小小</translation>
    </message>
    <message>
        <source>today&apos;s size</source>
        <translation>今天的大小</translation>
    </message>
    <message>
        <source>bigger than today&apos;s size</source>
        <translation>比今天的大小大</translation>
    </message>
    <message>
        <source>not shown at the moment</source>
        <translation>现在不显示</translation>
    </message>
    <message>
        <source>Movement size: {size}</source>
        <translation>动作大小：{size}</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>Picture source</source>
        <translation>画面来源</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Demo person</source>
        <translation>演示人物</translation>
    </message>
    <message>
        <source>Video file</source>
        <translation>视频文件</translation>
    </message>
    <message>
        <source>Choose a video…</source>
        <translation>选择录像…</translation>
    </message>
    <message>
        <source>Synthetic demo person</source>
        <translation>合成演示人物</translation>
    </message>
    <message>
        <source>No video chosen yet</source>
        <translation>还没有选录像</translation>
    </message>
    <message>
        <source>A drawn face acts out the exercises, so that you can look around. Nobody is filmed, and the results are not about you.</source>
        <translation>由电脑画出的脸来做这些动作，方便您先看看。不拍任何人，结果也与您无关。</translation>
    </message>
    <message>
        <source>The video plays in place of the camera. The file stays as it is.</source>
        <translation>用这段录像代替摄像头播放，原文件不会改动。</translation>
    </message>
    <message>
        <source>Plug a camera in and look again, or choose the demo person or a video file.</source>
        <translation>插上摄像头再找一次，或者选演示人物、视频文件。</translation>
    </message>
    <message>
        <source>The recording stays on this computer. Nothing is sent anywhere.</source>
        <translation>录像只存在这台电脑里，不会发送到任何地方。</translation>
    </message>
    <message>
        <source>A video from your phone…</source>
        <translation>手机里的视频……</translation>
    </message>
    <message>
        <source>Take in a video of you that was filmed with a phone</source>
        <translation>收进一段用手机拍的您自己的视频</translation>
    </message>
</context>
<context>
    <name>StageSteps</name>
    <message>
        <source>Step {n} of {total}: {name}</source>
        <translation>第 {n} 步，共 {total} 步：{name}</translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>How long?</source>
        <translation>做多久？</translation>
    </message>
    <message>
        <source>Minutes of massage</source>
        <translation>按摩几分钟</translation>
    </message>
    <message>
        <source>Your side</source>
        <translation>您的哪一侧</translation>
    </message>
    <message>
        <source>Before you begin</source>
        <translation>开始之前</translation>
    </message>
    <message>
        <source>How tight does your face feel now?</source>
        <translation>现在脸上有多紧？</translation>
    </message>
    <message>
        <source>not tight</source>
        <translation>不紧</translation>
    </message>
    <message>
        <source>as tight as can be</source>
        <translation>紧得不能再紧</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back without starting</source>
        <translation>返回，先不开始</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>How to press</source>
        <translation>怎么按</translation>
    </message>
    <message>
        <source>Left out for you</source>
        <translation>为您略去的步骤</translation>
    </message>
    <message>
        <source>Their time goes to the other steps.</source>
        <translation>这些时间分给其他步骤。</translation>
    </message>
</context>
<context>
    <name>Statements</name>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>What MirrorMend is made of</source>
        <translation>镜愈由这些部分组成</translation>
    </message>
    <message>
        <source>The full texts of the licences come with each of these parts.</source>
        <translation>各部分都附有许可全文。</translation>
    </message>
    <message>
        <source>Nothing leaves this computer by itself</source>
        <translation>没有任何东西会自己离开这台电脑</translation>
    </message>
    <message>
        <source>There is no account, no network, no advertising and no statistics.</source>
        <translation>没有账号，不联网，没有广告，也不做统计。</translation>
    </message>
    <message>
        <source>A file leaves only if you save it elsewhere: a report, a backup, a page.</source>
        <translation>只有您自己把文件存到别处，它才会离开：报告、备份，或某一页。</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>保存什么</translation>
    </message>
    <message>
        <source>Your diary, your answers to the safety questions, and your settings.</source>
        <translation>您的日记、安全问题的回答，还有设置。</translation>
    </message>
    <message>
        <source>What was practised and when, and the numbers measured from films.</source>
        <translation>练了什么、什么时候练的，还有从录像里量出的数值。</translation>
    </message>
    <message>
        <source>A log of failures: where in the program something failed. No pictures, no names, nothing about health.</source>
        <translation>出错记录：程序的哪一处出了错。没有图片，没有姓名，也没有健康信息。</translation>
    </message>
    <message>
        <source>Where it lies, and who can see it</source>
        <translation>存在哪里，谁能看到</translation>
    </message>
    <message>
        <source>All of it lies in one folder, which Settings names. Only your own account on this computer may read it. Without a lock it is not encrypted: whoever uses your account can open it. In Settings, Your data, you can lock it with a passphrase.</source>
        <translation>全部放在一个文件夹里，“设置”里写着位置。只有您在这台电脑上的账户能读。不上锁就没有加密：能用您账户的人就能打开。可以在“设置 → 您的数据”里用口令上锁。</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>保存多久</translation>
    </message>
    <message>
        <source>As long as you like. In Settings, Your data, you delete a film, a session or everything, or have films deleted at a certain age.</source>
        <translation>由您决定。在“设置 → 您的数据”里，可以删除某段录像、某次练习或全部数据，也可以设定录像到期自动删除。</translation>
    </message>
    <message>
        <source>Films of your recordings, pictures from them and the moving outline of your face, if you agree. If you do not, they exist while a film is made and measured, and are deleted after that.</source>
        <translation>如果您同意，还有录像、里面截取的图片和会动的脸部轮廓。不同意的话，它们只在录制和测量时存在，之后就删除。</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>Step {number} of {count}</source>
        <translation>第 {number} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>Technique</source>
        <translation>手法</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Done, go on</source>
        <translation>做好了，下一步</translation>
    </message>
    <message>
        <source>{step}: done, go on</source>
        <translation>{step}：做好了，下一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
</context>
<context>
    <name>StepsBar</name>
    <message>
        <source>Step {n} of {of}: {name}</source>
        <translation>第 {n} 步，共 {of} 步：{name}</translation>
    </message>
</context>
<context>
    <name>StripCard</name>
    <message>
        <source>Usable time: {percent} % (hatched: not usable)</source>
        <translation>可用时间：{percent}%（斜线部分不可用）</translation>
    </message>
</context>
<context>
    <name>SunnybrookPanel</name>
    <message>
        <source>Sunnybrook, your own rating</source>
        <translation>Sunnybrook：您自己的评定</translation>
    </message>
    <message>
        <source>The app fills in nothing here, and the person&apos;s own app never shows a score.</source>
        <translation>软件不会在这里填任何内容，患者自己的软件也不会显示任何分数。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the rating form</source>
        <translation>关闭评定表</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note on the rating</source>
        <translation>对评定的备注</translation>
    </message>
    <message>
        <source>At rest (0: as the other side)</source>
        <translation>静息（0：与对侧相同）</translation>
    </message>
    <message>
        <source>Movement, 1 none to 5 full</source>
        <translation>随意运动，1 无 – 5 完全</translation>
    </message>
    <message>
        <source>Synkinesis, 0 none to 3</source>
        <translation>联带运动，0 无 – 3</translation>
    </message>
    <message>
        <source>{item}, {what}</source>
        <translation>{item}，{what}</translation>
    </message>
    <message>
        <source>Palpebral fissure</source>
        <translation>睑裂</translation>
    </message>
    <message>
        <source>Nasolabial fold</source>
        <translation>鼻唇沟</translation>
    </message>
    <message>
        <source>Oral commissure</source>
        <translation>口角</translation>
    </message>
    <message>
        <source>Brow raise</source>
        <translation>抬眉</translation>
    </message>
    <message>
        <source>Gentle eye closure</source>
        <translation>轻闭眼</translation>
    </message>
    <message>
        <source>Open-mouth smile</source>
        <translation>张嘴微笑</translation>
    </message>
    <message>
        <source>Nose wrinkle</source>
        <translation>耸鼻</translation>
    </message>
    <message>
        <source>Lip pucker</source>
        <translation>嘬唇</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Clear the form</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Voluntary {voluntary} − rest {resting} − synkinesis {synkinesis} = {composite}</source>
        <translation>随意运动 {voluntary} − 静息 {resting} − 联带 {synkinesis} = {composite}</translation>
    </message>
</context>
<context>
    <name>SupportButton</name>
    <message>
        <source>Copy details for support…</source>
        <translation>复制技术支持信息…</translation>
    </message>
    <message>
        <source>What failed just now, for support:</source>
        <translation>刚才出错的地方，供技术支持查看：</translation>
    </message>
</context>
<context>
    <name>SymptomCheck</name>
    <message>
        <source>Question {n} of {of}</source>
        <translation>第 {n} 题，共 {of} 题</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the question before</source>
        <translation>回到上一题</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不答</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>好了</translation>
    </message>
</context>
<context>
    <name>TextSheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>TherapistCard</name>
    <message>
        <source>Your therapist&apos;s plan</source>
        <translation>治疗师给您的计划</translation>
    </message>
    <message>
        <source>Its last day is over. Ask your therapist how to go on.</source>
        <translation>计划的日期已经过了。请问问治疗师接下来怎么练。</translation>
    </message>
    <message>
        <source>Open a plan…</source>
        <translation>打开计划…</translation>
    </message>
    <message>
        <source>Open another plan…</source>
        <translation>打开另一份计划…</translation>
    </message>
    <message>
        <source>Put it aside</source>
        <translation>先放一边</translation>
    </message>
    <message>
        <source>Put the therapist&apos;s plan aside</source>
        <translation>把治疗师的计划先放一边</translation>
    </message>
    <message>
        <source>Follow it again</source>
        <translation>重新采用</translation>
    </message>
    <message>
        <source>Follow the plan again</source>
        <translation>重新采用这份计划</translation>
    </message>
    <message>
        <source>Put aside: {about}. Nothing of it is lost.</source>
        <translation>先放在一边：{about}。内容都还在。</translation>
    </message>
    <message>
        <source>If your therapist has given you a plan as a file (it ends in .mmplan), open it here or drop it on the window. You see what it asks for before anything is changed.</source>
        <translation>如果治疗师给了您计划文件（以 .mmplan 结尾），在这里打开，或拖到窗口上。您会先看到它要您做什么，之后才会有改动。</translation>
    </message>
</context>
<context>
    <name>TodayCards</name>
    <message>
        <source>Which side had the palsy?</source>
        <translation>哪一侧得过面瘫？</translation>
    </message>
    <message>
        <source>Your own left and right, not those in the mirror.</source>
        <translation>按您自己的左右，不是镜子里的左右。</translation>
    </message>
    <message>
        <source>For a clear picture</source>
        <translation>让画面更清楚</translation>
    </message>
    <message>
        <source>Sit an arm&apos;s length away, the whole face in view</source>
        <translation>离镜头约一臂远，整张脸都在画面里</translation>
    </message>
    <message>
        <source>Light from the front, no window behind you</source>
        <translation>光从前面来，身后不要有窗</translation>
    </message>
    <message>
        <source>Small and slow is right; stop at any time</source>
        <translation>动作小而慢就对了，随时可以停</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>您放心</translation>
    </message>
    <message>
        <source>Everything stays on this computer</source>
        <translation>所有内容都留在这台电脑上</translation>
    </message>
    <message>
        <source>It shows movements and compares you only with yourself; no diagnosis</source>
        <translation>只显示动作，只和您自己比，不做诊断</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Text size {px}, press for the next</source>
        <translation>文字大小 {px}，按一下换下一档</translation>
    </message>
    <message>
        <source>Dim light</source>
        <translation>暗光</translation>
    </message>
    <message>
        <source>Language: {name}</source>
        <translation>语言：{name}</translation>
    </message>
    <message>
        <source>Written down: {name}</source>
        <translation>已记下：{name}</translation>
    </message>
    <message>
        <source>Left out today: {name} ({reason})</source>
        <translation>今天不做：{name}（{reason}）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不看</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{day} · Affected side: {side}</source>
        <translation>{day} · 患侧：{side}</translation>
    </message>
    <message>
        <source>Looking at the recording…</source>
        <translation>正在看这段录像…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>A recording has not been looked at yet.</source>
        <translation>有一段录像还没看过。</translation>
    </message>
    <message>
        <source>A recording from {when} has not been looked at yet.</source>
        <translation>{when} 的录像还没看过。</translation>
    </message>
    <message>
        <source>Look at it now</source>
        <translation>现在就看</translation>
    </message>
    <message>
        <source>The video {name} from your phone has been taken in. Its movements wait for you to say what they were.</source>
        <translation>手机里的视频 {name} 已经收进来了，还等着您说出里面的动作是什么。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>TotalForm</name>
    <message>
        <source>Enter a total</source>
        <translation>填写总分</translation>
    </message>
    <message>
        <source>Questionnaire or scale</source>
        <translation>问卷或量表</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>分级</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总分</translation>
    </message>
    <message>
        <source>Possible: {span}</source>
        <translation>可填：{span}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep this total</source>
        <translation>保存这个总分</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Who rated?</source>
        <translation>谁填写的？</translation>
    </message>
    <message>
        <source>Myself</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>Clinician</source>
        <translation>医生</translation>
    </message>
    <message>
        <source>Name, if you like</source>
        <translation>姓名，可以不填</translation>
    </message>
    <message>
        <source>Name of who rated, if you like</source>
        <translation>填写人的姓名，可以不填</translation>
    </message>
    <message>
        <source>A clinician&apos;s rating goes into the report and the clinician&apos;s view. It is not shown to you after it is kept.</source>
        <translation>医生填写的结果会进入报告和医生查看的页面，保存后不再显示给您。</translation>
    </message>
    <message>
        <source>Please enter the total as it stands on the sheet: {span}.</source>
        <translation>请按量表上的总分填写：{span}。</translation>
    </message>
</context>
<context>
    <name>TotalsCard</name>
    <message>
        <source>Questionnaires</source>
        <translation>问卷总分</translation>
    </message>
    <message>
        <source>Totals of SAQ, FDI and FaCE, and what a change of one tells.</source>
        <translation>SAQ、FDI 和 FaCE 的总分，以及变化能说明什么。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the questionnaires</source>
        <translation>打开问卷总分</translation>
    </message>
</context>
<context>
    <name>TotalsPage</name>
    <message>
        <source>Questionnaires</source>
        <translation>问卷总分</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to Progress</source>
        <translation>回到变化</translation>
    </message>
    <message>
        <source>Enter a total</source>
        <translation>填写总分</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No totals yet</source>
        <translation>还没有总分</translation>
    </message>
    <message>
        <source>Totals of questionnaires that you or your clinician filled in stand here.</source>
        <translation>您或医生填过的问卷，总分会列在这里。</translation>
    </message>
    <message>
        <source>Only totals are kept; the questions themselves belong to their authors. A change is only compared with what it varies by itself.</source>
        <translation>这里只保存总分；问卷的题目属于原作者。总分的变化只和自身波动相比。</translation>
    </message>
    <message>
        <source>The total is taken away.</source>
        <translation>总分已删去。</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Kept for the report and your clinician. It is not shown here.</source>
        <translation>已存入报告，供医生查看；这里不显示。</translation>
    </message>
</context>
<context>
    <name>TotalsWords</name>
    <message>
        <source>SAQ (Synkinesis Assessment Questionnaire)</source>
        <translation>SAQ（联带运动评估问卷）</translation>
    </message>
    <message>
        <source>FDI, physical function (Facial Disability Index)</source>
        <translation>FDI 躯体功能（面部残疾指数）</translation>
    </message>
    <message>
        <source>FDI, social and well-being (Facial Disability Index)</source>
        <translation>FDI 社会生活功能（面部残疾指数）</translation>
    </message>
    <message>
        <source>FaCE, total (Facial Clinimetric Evaluation Scale)</source>
        <translation>FaCE 总分（面部临床测量评估量表）</translation>
    </message>
    <message>
        <source>Sunnybrook Facial Grading System, composite</source>
        <translation>Sunnybrook 面神经评定系统，综合分</translation>
    </message>
    <message>
        <source>House–Brackmann grade</source>
        <translation>House–Brackmann 分级</translation>
    </message>
    <message>
        <source>SAQ</source>
        <translation>SAQ</translation>
    </message>
    <message>
        <source>FDI physical</source>
        <translation>FDI 躯体功能</translation>
    </message>
    <message>
        <source>FDI social</source>
        <translation>FDI 社会生活</translation>
    </message>
    <message>
        <source>FaCE</source>
        <translation>FaCE</translation>
    </message>
    <message>
        <source>Sunnybrook</source>
        <translation>Sunnybrook</translation>
    </message>
    <message>
        <source>House–Brackmann</source>
        <translation>House–Brackmann</translation>
    </message>
    <message>
        <source>More points: more linked movement as you feel it.</source>
        <translation>分数越高，自己感到的联动越多。</translation>
    </message>
    <message>
        <source>More points: fewer limits as you feel them.</source>
        <translation>分数越高，自己感到的不便越少。</translation>
    </message>
    <message>
        <source>Grade I to VI</source>
        <translation>I 到 VI 级</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} 到 {most}</translation>
    </message>
    <message>
        <source>How much it varies by itself is not known from a study.</source>
        <translation>总分自身会波动多少，还没有查到研究数据。</translation>
    </message>
    <message>
        <source>A change of up to {sdc} points can come about by itself (smallest detectable change).</source>
        <translation>相差 {sdc} 分以内，可能只是自身波动（最小可测变化）。</translation>
    </message>
    <message>
        <source>The first one; there is nothing to compare with yet.</source>
        <translation>第一次，还没有可以比较的。</translation>
    </message>
    <message>
        <source>{points} since the one before.</source>
        <translation>和上次相差 {points}。</translation>
    </message>
    <message>
        <source>{points} since the one before: more than it varies by itself.</source>
        <translation>和上次相差 {points}：超过了自身波动。</translation>
    </message>
    <message>
        <source>{points} since the one before: no clear change.</source>
        <translation>和上次相差 {points}：看不出明显变化。</translation>
    </message>
    <message>
        <source>{day} · rated by: {who}</source>
        <translation>{day} · 填写人：{who}</translation>
    </message>
    <message>
        <source>myself</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>clinician</source>
        <translation>医生</translation>
    </message>
</context>
<context>
    <name>TrainingControls</name>
    <message>
        <source>Half as big</source>
        <translation>小一半</translation>
    </message>
    <message>
        <source>Make it half as big</source>
        <translation>动作再小一半</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Back to the exercise before</source>
        <translation>回到上一个动作</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Skip this exercise</source>
        <translation>跳过这个动作</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End this session</source>
        <translation>结束这次练习</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>TrainingSide</name>
    <message>
        <source>Movement size: stay inside the box</source>
        <translation>动作大小：留在框里就好</translation>
    </message>
    <message>
        <source>No bars here</source>
        <translation>这里不看长短</translation>
    </message>
    <message>
        <source>ready, s</source>
        <translation>准备，秒</translation>
    </message>
    <message>
        <source>slowly, s</source>
        <translation>慢慢来，秒</translation>
    </message>
    <message>
        <source>hold, s</source>
        <translation>保持，秒</translation>
    </message>
    <message>
        <source>ease back, s</source>
        <translation>慢慢放松，秒</translation>
    </message>
    <message>
        <source>rest, s</source>
        <translation>休息，秒</translation>
    </message>
    <message>
        <source>Repeat {current} of {of}</source>
        <translation>第 {current} 次，共 {of} 次</translation>
    </message>
    <message>
        <source>hold {hold} s</source>
        <translation>保持 {hold} 秒</translation>
    </message>
    <message>
        <source>{in_} s in · {hold} · {out} s out</source>
        <translation>{in_} 秒到位 · {hold} · {out} 秒放松</translation>
    </message>
    <message>
        <source>Your face at rest is looked at: all else is compared with it.</source>
        <translation>先看一看放松时的脸，后面都和它比。</translation>
    </message>
    <message>
        <source>Your eyes may stay closed: a tone marks the hold and its end. You see afterwards what moved along.</source>
        <translation>眼睛可以一直闭着：保持和结束时都有提示音。哪里跟着动，做完再看。</translation>
    </message>
    <message>
        <source>This one is felt, not measured. The voice and the ring lead you through it.</source>
        <translation>这一项靠感觉，不测量。跟着语音和圆圈做就好。</translation>
    </message>
</context>
<context>
    <name>TrainingWords</name>
    <message>
        <source>Next: {name}</source>
        <translation>下一个：{name}</translation>
    </message>
    <message>
        <source>Your {side} eye is narrowing.</source>
        <translation>您的{side}眼睛在变小。</translation>
    </message>
    <message>
        <source>Your {side} mouth corner is moving along.</source>
        <translation>您的{side}嘴角跟着动了。</translation>
    </message>
    <message>
        <source>Your {side} brow is moving along.</source>
        <translation>您的{side}眉毛跟着动了。</translation>
    </message>
    <message>
        <source>Something on your {side} side is moving along.</source>
        <translation>您的{side}有地方跟着动了。</translation>
    </message>
    <message>
        <source>The box is smaller.</source>
        <translation>框已经变小了。</translation>
    </message>
    <message>
        <source>What you have done is kept.</source>
        <translation>已经做的都会留着。</translation>
    </message>
    <message>
        <source>Your face is tired. End here for today?</source>
        <translation>脸累了。今天就练到这里吗？</translation>
    </message>
    <message>
        <source>End this session?</source>
        <translation>结束这次练习吗？</translation>
    </message>
    <message>
        <source>Press space, or click anywhere, to go on.</source>
        <translation>按空格，或点一下任意位置，就继续。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Getting the picture…</source>
        <translation>正在打开画面…</translation>
    </message>
    <message>
        <source>No face in view. Sit slowly into the middle.</source>
        <translation>看不到脸，慢慢坐到画面中间。</translation>
    </message>
    <message>
        <source>You are too far away to judge. Come a little closer.</source>
        <translation>离得太远，看不清。请坐近一点。</translation>
    </message>
    <message>
        <source>Part of your face is covered. Hands down, please.</source>
        <translation>脸被挡住了一部分。请把手放下。</translation>
    </message>
    <message>
        <source>Your head is turned. Face the camera.</source>
        <translation>头转开了。请正对镜头。</translation>
    </message>
    <message>
        <source>Your head is moving. Hold it still for a moment.</source>
        <translation>头在动。请先稳住一会儿。</translation>
    </message>
    <message>
        <source>You are looking elsewhere. Look at the camera.</source>
        <translation>眼睛看向了别处。请看镜头。</translation>
    </message>
    <message>
        <source>It is too dark to judge. Turn on a lamp in front of you.</source>
        <translation>太暗了，看不清。请在面前开一盏灯。</translation>
    </message>
    <message>
        <source>Both eyes are nearly closed, so that they are not judged.</source>
        <translation>两眼几乎闭着，所以先不判断。</translation>
    </message>
    <message>
        <source>Your resting face was not clear, so that nothing is judged here.</source>
        <translation>放松时的脸没看清，所以这里不判断。</translation>
    </message>
</context>
<context>
    <name>TrainingWork</name>
    <message>
        <source>Exercise {n} of {total}</source>
        <translation>动作 {n} / {total}</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Voice on</source>
        <translation>语音 开</translation>
    </message>
    <message>
        <source>Voice off</source>
        <translation>语音 关</translation>
    </message>
    <message>
        <source>Voice, key V</source>
        <translation>语音，按 V</translation>
    </message>
    <message>
        <source>Captions on</source>
        <translation>字幕 开</translation>
    </message>
    <message>
        <source>Captions off</source>
        <translation>字幕 关</translation>
    </message>
    <message>
        <source>Captions, key C</source>
        <translation>字幕，按 C</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Next: {name}</source>
        <translation>接下来：{name}</translation>
    </message>
    <message>
        <source>Nothing more for today</source>
        <translation>今天没有别的要做了</translation>
    </message>
    <message>
        <source>Open MirrorMend</source>
        <translation>打开镜愈</translation>
    </message>
    <message>
        <source>Remind me again in 15 minutes</source>
        <translation>15 分钟后再提醒</translation>
    </message>
    <message>
        <source>No more reminders today</source>
        <translation>今天不再提醒</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>TrendCard</name>
    <message>
        <source>Time shown</source>
        <translation>显示多久</translation>
    </message>
    <message>
        <source>12 weeks</source>
        <translation>12 周</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 年</translation>
    </message>
    <message>
        <source>All</source>
        <comment>the whole time</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open this recording</source>
        <translation>打开这段录像</translation>
    </message>
    <message>
        <source>difference between the sides</source>
        <translation>左右两侧之差</translation>
    </message>
    <message>
        <source>Change over time</source>
        <translation>随时间的变化</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>正在读取记录……</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>看哪一项</translation>
    </message>
    <message>
        <source>No recording in this time.</source>
        <translation>这段时间里没有录像。</translation>
    </message>
    <message numerus="yes">
        <source>%n film(s) from elsewhere are not mixed in: another camera.</source>
        <translation>
            <numerusform>另有 %n 段外来视频没有混在一起：不是同一个摄像头。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the films</source>
        <translation>看这些视频</translation>
    </message>
    <message numerus="yes">
        <source>%n weekly recording(s) are not mixed in: another camera.</source>
        <translation>
            <numerusform>另有 %n 段每周录像没有混在一起：不是同一个摄像头。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the weekly recordings</source>
        <translation>看每周录像</translation>
    </message>
    <message>
        <source>Left and right: from recording to recording. Enter opens one.</source>
        <translation>左右键逐段查看，回车键打开。</translation>
    </message>
</context>
<context>
    <name>TrendWords</name>
    <message>
        <source>{exercise} · {pattern}</source>
        <translation>{exercise} · {pattern}</translation>
    </message>
    <message>
        <source>{exercise}: how much more the left eye narrows</source>
        <translation>{exercise}：左眼比右眼多缩小多少</translation>
    </message>
    <message>
        <source>{exercise}: how much more the right eye narrows</source>
        <translation>{exercise}：右眼比左眼多缩小多少</translation>
    </message>
    <message>
        <source>{exercise}: how much further the left mouth corner moves</source>
        <translation>{exercise}：左口角比右口角多动多少</translation>
    </message>
    <message>
        <source>{exercise}: how much further the right mouth corner moves</source>
        <translation>{exercise}：右口角比左口角多动多少</translation>
    </message>
    <message>
        <source>{exercise}: how much the two eyes differ</source>
        <translation>{exercise}：两眼相差多少</translation>
    </message>
    <message>
        <source>{exercise}: how much the mouth corners differ</source>
        <translation>{exercise}：两侧口角相差多少</translation>
    </message>
    <message>
        <source>left eye (affected) by itself</source>
        <translation>左眼（患侧）自身</translation>
    </message>
    <message>
        <source>right eye (affected) by itself</source>
        <translation>右眼（患侧）自身</translation>
    </message>
    <message>
        <source>left mouth corner (affected) by itself</source>
        <translation>左口角（患侧）自身</translation>
    </message>
    <message>
        <source>right mouth corner (affected) by itself</source>
        <translation>右口角（患侧）自身</translation>
    </message>
    <message>
        <source>in % of the eye&apos;s opening at rest</source>
        <translation>以放松时睁眼大小的百分比计</translation>
    </message>
    <message>
        <source>in mm</source>
        <translation>单位毫米</translation>
    </message>
    <message>
        <source>in % of the distance between the outer corners of the eyes</source>
        <translation>以两眼外角距离的百分比计</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>No clear change: the last recording ({last}) lies within the band around the first ({first}).</source>
        <translation>没有明确的变化：最近一段（{last}）落在第一段（{first}）上下的灰带里。</translation>
    </message>
    <message>
        <source>Not clear yet: the last recording ({last}) lies outside the band around the first ({first}), the one before it does not. A few more will tell.</source>
        <translation>还不明确：最近一段（{last}）在第一段（{first}）的灰带之外，前一段不在。再看几次才知道。</translation>
    </message>
    <message>
        <source>The last two recordings lie below the band around the first ({first}): smaller than recordings vary by themselves. The last: {last}.</source>
        <translation>最近两段都在第一段（{first}）的灰带之下：比录像本身的起伏更小。最近一段：{last}。</translation>
    </message>
    <message>
        <source>The last two recordings lie above the band around the first ({first}): larger than recordings vary by themselves. The last: {last}.</source>
        <translation>最近两段都在第一段（{first}）的灰带之上：比录像本身的起伏更大。最近一段：{last}。</translation>
    </message>
    <message>
        <source>Grey band: the first recording ± {limit}. A smaller difference cannot be told from noise (19 of 20 cases). Bar of each point: ± {half}.</source>
        <translation>灰带：第一段 ± {limit}。比这更小的差别分不清是不是起伏（20 次里有 19 次）。每个点的竖线：± {half}。</translation>
    </message>
    <message>
        <source>Noise estimated from {repeats} repetitions in {n} recordings.</source>
        <translation>起伏由 {n} 段录像里的 {repeats} 次动作估出。</translation>
    </message>
    <message>
        <source>{one} {other}</source>
        <comment>two sentences</comment>
        <translation>{one}{other}</translation>
    </message>
    <message>
        <source>{day}: recorded, not looked at yet</source>
        <translation>{day}：已录，还没有分析</translation>
    </message>
    <message>
        <source>{day}: could not be measured: {reason}</source>
        <translation>{day}：没有测到：{reason}</translation>
    </message>
    <message>
        <source>{value} ± {half}</source>
        <translation>{value} ± {half}</translation>
    </message>
    <message numerus="yes">
        <source>{day}: {value}, %n repetition(s)</source>
        <translation>
            <numerusform>{day}：{value}，%n 次动作</numerusform>
        </translation>
    </message>
    <message>
        <source>{which}: {value}</source>
        <translation>{which}：{value}</translation>
    </message>
    <message>
        <source>you marked its finding as not right</source>
        <translation>您标记过：结果不对</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between facts about a recording</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>other side</source>
        <translation>换了患侧</translation>
    </message>
    <message>
        <source>new algorithm</source>
        <translation>换了算法</translation>
    </message>
    <message>
        <source>other camera</source>
        <translation>换了摄像头</translation>
    </message>
    <message>
        <source>Since the affected side was changed:</source>
        <translation>自从改了患侧以来：</translation>
    </message>
    <message>
        <source>Since the app measures in a new way:</source>
        <translation>自从测量方法更新以来：</translation>
    </message>
    <message>
        <source>Since the camera or its resolution changed:</source>
        <translation>自从换了摄像头或分辨率以来：</translation>
    </message>
    <message>
        <source>Botulinum toxin</source>
        <translation>肉毒毒素</translation>
    </message>
    <message>
        <source>Surgery</source>
        <translation>手术</translation>
    </message>
    <message>
        <source>Therapist</source>
        <translation>康复师</translation>
    </message>
    <message>
        <source>Visit to the doctor</source>
        <translation>看医生</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between parts of a mark</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day with its year, Qt format</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day under a chart, Qt format</comment>
        <translation>M/d</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <comment>a month under a chart, Qt format</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message numerus="yes">
        <source>Weekly recordings will stand here as points, one every %n day(s).</source>
        <translation>
            <numerusform>每周录像会作为一个个点显示在这里，每 %n 天一个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) of the synthetic demo person are not counted.</source>
        <translation>
            <numerusform>合成演示人物的 %n 段录像不计入。</numerusform>
        </translation>
    </message>
    <message>
        <source>The recordings do not tell yet how much they vary by themselves, so nothing can be said about change.</source>
        <translation>从现有录像还看不出本身起伏有多大，所以谈不上变化。</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) so far that can be compared. From {least} on they are joined by a line, and it can be said whether anything has changed.</source>
        <translation>
            <numerusform>目前有 %n 段可以互相比较的录像。从第 {least} 段起才连成线，也才能说有没有变化。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TroubleWindow</name>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>UnwellPage</name>
    <message>
        <source>Unwell?</source>
        <translation>不舒服？</translation>
    </message>
    <message>
        <source>Press the button below what fits.</source>
        <translation>符合哪一条，就按它下面的按钮。</translation>
    </message>
    <message>
        <source>Something else? You can end here at any time; what you did is kept.</source>
        <translation>是别的不舒服？随时可以在这里结束，做过的都记着。</translation>
    </message>
    <message>
        <source>None of these, go back</source>
        <translation>都没有，返回</translation>
    </message>
</context>
<context>
    <name>UpNext</name>
    <message>
        <source>Up next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Restore the log</source>
        <translation>恢复记录</translation>
    </message>
    <message>
        <source>The plan cannot be shown</source>
        <translation>安排暂时显示不了</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再找一次</translation>
    </message>
    <message>
        <source>Look for a camera again</source>
        <translation>再找一次摄像头</translation>
    </message>
</context>
<context>
    <name>UsableStrip</name>
    <message>
        <source>{percent} % of the time could be used</source>
        <translation>有 {percent}% 的时间可用</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>否定</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>It is there</source>
        <translation>有</translation>
    </message>
    <message>
        <source>It is not there</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>{what}: {name}</source>
        <translation>{what}：{name}</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>哪一侧</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note on {name}</source>
        <translation>备注：{name}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back what was said: {name}</source>
        <translation>收回意见：{name}</translation>
    </message>
</context>
<context>
    <name>VerdictPanel</name>
    <message>
        <source>Nothing is judged by the app in this expression.</source>
        <translation>这个小表情里没有软件要判断的内容。</translation>
    </message>
</context>
<context>
    <name>VideoView</name>
    <message>
        <source>Synthetic demo person</source>
        <translation>合成演示人物</translation>
    </message>
    <message>
        <source>Looking for your face</source>
        <translation>正在找您的脸</translation>
    </message>
    <message>
        <source>Healthy side shown on both sides</source>
        <translation>两侧都显示健侧</translation>
    </message>
    <message>
        <source>Preview is mirrored, the recording is not</source>
        <translation>预览是镜像，存档不镜像</translation>
    </message>
    <message>
        <source>Your left (affected)</source>
        <translation>您的左侧（患侧）</translation>
    </message>
    <message>
        <source>Your left</source>
        <translation>您的左侧</translation>
    </message>
    <message>
        <source>Your right (affected)</source>
        <translation>您的右侧（患侧）</translation>
    </message>
    <message>
        <source>Your right</source>
        <translation>您的右侧</translation>
    </message>
    <message>
        <source>Your picture, mirrored</source>
        <translation>您的画面，镜像</translation>
    </message>
    <message>
        <source>Outline of your face, mirrored</source>
        <translation>您的脸部轮廓，镜像</translation>
    </message>
    <message>
        <source>Your picture, mirrored and blurred</source>
        <translation>您的画面，镜像并模糊</translation>
    </message>
    <message>
        <source>Your healthy side, shown on both sides</source>
        <translation>您的健侧，显示在两侧</translation>
    </message>
    <message>
        <source>Picture is off</source>
        <translation>画面已关闭</translation>
    </message>
    <message>
        <source>The person&apos;s picture, not mirrored</source>
        <translation>对方的画面，非镜像</translation>
    </message>
    <message>
        <source>Outline of the person&apos;s face, not mirrored</source>
        <translation>对方脸部的轮廓，非镜像</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Left, affected</source>
        <translation>左（患侧）</translation>
    </message>
    <message>
        <source>Right, affected</source>
        <translation>右（患侧）</translation>
    </message>
</context>
<context>
    <name>ViewCard</name>
    <message>
        <source>Your picture</source>
        <translation>看自己的画面</translation>
    </message>
    <message>
        <source>When a session begins</source>
        <translation>开始练习时</translation>
    </message>
    <message>
        <source>Keys 1 to 5 change the view at any time. What is measured stays the same.</source>
        <translation>练习中随时可以按 1 到 5 切换。怎么看都不影响测量。</translation>
    </message>
    <message>
        <source>View: healthy side on both sides</source>
        <translation>画面：两边都显示健侧</translation>
    </message>
    <message>
        <source>Ask your therapist first. It can then be chosen in every session.</source>
        <translation>请先问治疗师。打开后每次练习都可以选。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Ask me first</source>
        <translation>先问我</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜子</translation>
    </message>
    <message>
        <source>Outline only</source>
        <translation>只看轮廓</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>不显示画面</translation>
    </message>
    <message>
        <source>Healthy side on both sides</source>
        <translation>两边都显示健侧</translation>
    </message>
</context>
<context>
    <name>ViewChoice</name>
    <message>
        <source>How you see yourself</source>
        <translation>怎样看自己</translation>
    </message>
    <message>
        <source>Offered once Settings say which side had the palsy.</source>
        <translation>在设置里选好患侧后就可以用。</translation>
    </message>
    <message>
        <source>View: {name}</source>
        <translation>画面：{name}</translation>
    </message>
    <message>
        <source>How you see yourself: {name}. Press for {next}.</source>
        <translation>怎样看自己：{name}。按下换成{next}。</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜子</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Healthy side</source>
        <translation>健侧</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>不看</translation>
    </message>
    <message>
        <source>Can be switched on in Settings; ask your therapist first.</source>
        <translation>可以在设置里打开；请先问治疗师。</translation>
    </message>
</context>
<context>
    <name>VisitCard</name>
    <message>
        <source>Make a report to take along</source>
        <translation>整理一份报告带去</translation>
    </message>
</context>
<context>
    <name>VisitForm</name>
    <message>
        <source>Visit</source>
        <translation>复诊</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>Add a visit</source>
        <translation>添加复诊</translation>
    </message>
    <message>
        <source>No visits yet</source>
        <translation>还没有复诊记录</translation>
    </message>
    <message>
        <source>Visits, past and to come, will stand here; Today reminds you of the next.</source>
        <translation>去过的和要去的复诊都会列在这里；下一次快到时，“今天”会提醒您。</translation>
    </message>
    <message>
        <source>To come: {day}</source>
        <translation>将要去：{day}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change: {day}</source>
        <translation>修改：{day}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删去</translation>
    </message>
    <message>
        <source>Remove: {day}</source>
        <translation>删去：{day}</translation>
    </message>
</context>
<context>
    <name>VoiceSettings</name>
    <message>
        <source>Voice and chimes</source>
        <translation>语音和提示音</translation>
    </message>
    <message>
        <source>Spoken prompts</source>
        <translation>语音提示</translation>
    </message>
    <message>
        <source>What to do is read aloud. It is always shown as a caption too.</source>
        <translation>把要做的读出来，同时总有字幕。</translation>
    </message>
    <message>
        <source>Loudness of the voice</source>
        <translation>语音音量</translation>
    </message>
    <message>
        <source>Speed of the voice</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>0 is the usual speed of the voice.</source>
        <translation>0 是这个语音平常的速度。</translation>
    </message>
    <message>
        <source>Chimes</source>
        <translation>提示音</translation>
    </message>
    <message>
        <source>A soft tone at a new step, half-way, and at the end.</source>
        <translation>换步、过半和结束时，响一声轻柔的音。</translation>
    </message>
    <message>
        <source>Loudness of the chimes</source>
        <translation>提示音音量</translation>
    </message>
    <message>
        <source>Try the voice</source>
        <translation>试听语音</translation>
    </message>
    <message>
        <source>Try the chimes</source>
        <translation>试听提示音</translation>
    </message>
    <message>
        <source>This is how I will guide you.</source>
        <translation>我会这样提示您。</translation>
    </message>
</context>
<context>
    <name>WaitWindow</name>
    <message>
        <source>Moving the data…</source>
        <translation>正在移动数据…</translation>
    </message>
    <message>
        <source>Deleting everything…</source>
        <translation>正在删除全部数据…</translation>
    </message>
    <message>
        <source>Restoring the log…</source>
        <translation>正在恢复记录…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Locking the data…</source>
        <translation>正在给数据上锁…</translation>
    </message>
    <message>
        <source>Taking the lock off…</source>
        <translation>正在取消上锁…</translation>
    </message>
</context>
<context>
    <name>WeekCard</name>
    <message>
        <source>Days of rest are part of it.</source>
        <translation>休息的日子也算在里面。</translation>
    </message>
    <message>
        <source>Now</source>
        <comment>today, under the last of seven dots</comment>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>dddd d MMMM</source>
        <comment>date of today, Qt format</comment>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm</source>
        <comment>date and time, Qt format</comment>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>Not sure</source>
        <comment>which side</comment>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Left eye joins in</source>
        <translation>左眼会跟着动</translation>
    </message>
    <message>
        <source>Right eye joins in</source>
        <translation>右眼会跟着动</translation>
    </message>
    <message>
        <source>Nothing joins in</source>
        <translation>没有跟着动</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>看到了</translation>
    </message>
    <message>
        <source>Not sure</source>
        <comment>whether a linked movement was seen</comment>
        <translation>不太确定</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>没有看到</translation>
    </message>
    <message>
        <source>Can&apos;t tell</source>
        <translation>看不清</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>还没看</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between findings</comment>
        <translation>；</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) could not be judged</source>
        <translation>
            <numerusform>有 %n 处看不清</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No linked movement seen; %n part(s) could not be judged</source>
        <translation>
            <numerusform>没看到联动；有 %n 处看不清</numerusform>
        </translation>
    </message>
    <message>
        <source>No linked movement seen in this recording</source>
        <translation>这段录像里没有看到联动</translation>
    </message>
    <message numerus="yes">
        <source>%n marked by you as not right</source>
        <translation>
            <numerusform>您标记了 %n 处“不对”</numerusform>
        </translation>
    </message>
    <message>
        <source>{names} ({doubt})</source>
        <translation>{names}（{doubt}）</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>Synthetic demo person</source>
        <translation>合成演示人物</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the recording of {when}</source>
        <translation>打开 {when} 的录像</translation>
    </message>
    <message>
        <source>Put the recording of {when} into the report</source>
        <translation>把 {when} 的录像放进报告</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>{pattern}, {side}</source>
        <translation>{pattern}，{side}</translation>
    </message>
    <message>
        <source>Mainland China</source>
        <translation>中国大陆</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>中国香港</translation>
    </message>
    <message>
        <source>Macao</source>
        <translation>中国澳门</translation>
    </message>
    <message>
        <source>Taiwan</source>
        <translation>中国台湾</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>英国</translation>
    </message>
    <message>
        <source>European Union</source>
        <translation>欧盟国家</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>美国</translation>
    </message>
    <message>
        <source>Another place</source>
        <translation>其他地方</translation>
    </message>
</context>
<context>
    <name>YesNo</name>
    <message>
        <source>Not said</source>
        <translation>不说</translation>
    </message>
    <message>
        <source>No</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>有</translation>
    </message>
</context>
</TS>
