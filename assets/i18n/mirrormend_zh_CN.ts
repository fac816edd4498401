<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
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
    <name>ChoosePanel</name>
    <message>
        <source>How would you like to see yourself?</source>
        <translation>您想怎么看自己？</translation>
    </message>
    <message>
        <source>All three record the same. You can change this at any time.</source>
        <translation>三种方式录下来的都一样，随时可以换。</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜像</translation>
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
        <source>Off</source>
        <translation>不看</translation>
    </message>
    <message>
        <source>Large words, no face</source>
        <translation>只看大字，不看脸</translation>
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
</context>
<context>
    <name>Headline</name>
    <message>
        <source>How sure</source>
        <translation>把握</translation>
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
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>The Chinese texts could not be read, so the window speaks English.</source>
        <translation>中文文字读不出来，窗口先用英文显示。(The Chinese texts could not be read.)</translation>
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
        <source>Eye: height of the upper lid while held, share of its own height at rest. Mouth corner: change from rest. ± in the text is two standard deviations: the variation at rest together with the method’s error. Error and thresholds come from synthetic faces, not from patients.</source>
        <translation>眼睛：保持时上眼睑的高度，和自己静息时相比。嘴角：和静息时相比的位移。文中的 ± 是两倍标准差，由静息时的波动和方法误差合成。误差和判断界限来自合成人脸，不是来自患者。</translation>
    </message>
    <message>
        <source>There are no numbers for this expression.</source>
        <translation>这个表情没有数据。</translation>
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
    <name>PictureCard</name>
    <message>
        <source>Not mirrored: your left is on the right.</source>
        <translation>画面未镜像：您的左侧在右边。</translation>
    </message>
</context>
<context>
    <name>ReasonCard</name>
    <message>
        <source>Why</source>
        <translation>原因</translation>
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
    <name>RepDots</name>
    <message>
        <source>Repeat {current} of {of}</source>
        <translation>第 {current} 次，共 {of} 次</translation>
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
</context>
<context>
    <name>ResultViewModel</name>
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
        <source>At rest</source>
        <translation>静息</translation>
    </message>
    <message>
        <source>In the hold</source>
        <translation>保持时</translation>
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
        <source>{value} mm</source>
        <translation>{value} 毫米</translation>
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
</context>
<context>
    <name>SessionViewModel</name>
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
        <translation>您提前结束了</translation>
    </message>
    <message>
        <source>The recording ended early</source>
        <translation>录像提前结束了</translation>
    </message>
    <message>
        <source>Something went wrong in the app. The details are in the log.</source>
        <translation>软件内部出了问题，详细情况记在日志里。</translation>
    </message>
</context>
<context>
    <name>SessionWork</name>
    <message>
        <source>How you see yourself</source>
        <translation>怎么看自己</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>不看</translation>
    </message>
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
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Dim light is darker and warmer, for eyes that mind the light.</source>
        <translation>怕光时用暗光：更暗、偏暖，没有大块亮色。</translation>
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
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>You and your camera</source>
        <translation>您和摄像头</translation>
    </message>
    <message>
        <source>Side that had the palsy</source>
        <translation>患侧</translation>
    </message>
    <message>
        <source>Your own left and right, not those in the mirror.</source>
        <translation>按您自己的左右，不是镜子里的左右。</translation>
    </message>
    <message>
        <source>Camera number</source>
        <translation>摄像头编号</translation>
    </message>
    <message>
        <source>If the wrong camera comes on, try the next number.</source>
        <translation>打开的不是想用的摄像头时，换下一个编号。</translation>
    </message>
    <message>
        <source>Previous camera</source>
        <translation>上一个摄像头</translation>
    </message>
    <message>
        <source>Next camera</source>
        <translation>下一个摄像头</translation>
    </message>
    <message>
        <source>Privacy and data</source>
        <translation>隐私和数据</translation>
    </message>
    <message>
        <source>All recordings and records stay on this computer. The app does not use the internet and has no account. A file leaves this place only if you save it somewhere else.</source>
        <translation>所有录像和记录只在这台电脑里。本软件不联网，也没有账号。只有您自己另存到别处，文件才会离开这里。</translation>
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
        <source>About MirrorMend</source>
        <translation>关于镜愈</translation>
    </message>
    <message>
        <source>MirrorMend shows movements. It is no basis for a diagnosis and replaces no visit to the doctor. It has not been reviewed by a clinician. Ask your doctor or therapist before you change your exercises.</source>
        <translation>镜愈只显示动作，不作诊断依据，也不能代替看病。内容还没有经过临床医生审阅。改变练习之前，请先问您的医生或治疗师。</translation>
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
</context>
<context>
    <name>StripCard</name>
    <message>
        <source>Usable time: {percent} % (hatched: not usable)</source>
        <translation>可用时间：{percent}%（斜线部分不可用）</translation>
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
        <source>Which side had the palsy?</source>
        <translation>哪一侧得过面瘫？</translation>
    </message>
    <message>
        <source>Your own left and right, not those in the mirror.</source>
        <translation>按您自己的左右，不是镜子里的左右。</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不看</translation>
    </message>
    <message>
        <source>{day} · Affected side: {side}</source>
        <translation>{day} · 患侧：{side}</translation>
    </message>
    <message>
        <source>For a clear picture</source>
        <translation>怎样录得清楚</translation>
    </message>
    <message>
        <source>Sit an arm&apos;s length away, the whole face in view</source>
        <translation>坐在约一臂远处，整张脸都在画面里</translation>
    </message>
    <message>
        <source>Light from the front, no window behind you</source>
        <translation>光从前面来，背后不要有窗</translation>
    </message>
    <message>
        <source>Small and slow is right; stop at any time</source>
        <translation>动作小一点、慢一点就好，随时可以停</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Everything stays on this computer</source>
        <translation>一切只存在这台电脑里</translation>
    </message>
    <message>
        <source>It shows movements and compares you only with yourself; no diagnosis</source>
        <translation>只显示动作，只和您自己比，不作诊断</translation>
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
</context>
<context>
    <name>UpNext</name>
    <message>
        <source>Up next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>About {length}: {exercises}</source>
        <translation>约 {length}：{exercises}</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between exercises</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再找一次</translation>
    </message>
    <message>
        <source>Look for a camera again</source>
        <translation>再找一次摄像头</translation>
    </message>
    <message>
        <source>Start: {title}</source>
        <translation>开始：{title}</translation>
    </message>
    <message>
        <source>Choose a video first.</source>
        <translation>请先选一段录像。</translation>
    </message>
    <message>
        <source>No camera found.</source>
        <translation>没有找到摄像头。</translation>
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
    <name>VideoView</name>
    <message>
        <source>Synthetic demo person</source>
        <translation>合成演示人物</translation>
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
        <source>Picture is off</source>
        <translation>画面已关闭</translation>
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
        <source>Something went wrong in the app. The details are in the log.</source>
        <translation>软件内部出了问题，详细情况记在日志里。</translation>
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
</context>
</TS>
