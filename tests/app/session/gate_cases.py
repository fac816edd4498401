"""What each warning-sign question must do, written down by hand beside the content."""

from dataclasses import dataclass

from app.domain.safety_rules import Panel, Routine, Scope, Show, Stop, SuggestVisit

BOTH = frozenset(Routine)
MASSAGE = frozenset({Routine.MASSAGE})
NECK = frozenset({"platysma", "neck_back"})
NONE: frozenset[str] = frozenset()
ALL, SESSION, VISIT = Stop(Scope.ALL), Stop(Scope.SESSION), SuggestVisit()


@dataclass(frozen=True)
class Case:
    """What one question must do; texts are the beginnings of what is asked and said."""

    rule: str
    asked: str
    ask_zh: str
    ask_en: str
    say_zh: str
    say_en: str
    heading: str
    locks: frozenset[Routine] = frozenset()
    left_out: frozenset[str] = NONE
    flags: frozenset[str] = NONE
    does: tuple[object, ...] = ()
    trigger: bool = True
    is_private: bool = False


CASES = [
    Case("RF01_stroke_like", "startup pre_session any_time_button",
         "现在有没有突然出现", "Have any of these come on suddenly",
         "这可能是中风等急症。请现在就拨打120，", "This could be a stroke or another emergency. "
         "Call 120 now", "立即呼叫急救 / Call emergency services now",
         BOTH, does=(ALL, Show(Panel.EMERGENCY))),
    Case("RF02_eye", "pre_session daily", "眼睛有没有发红或发痛", "Is an eye red or sore",
         "这可能是角膜受伤的信号", "This can mean the cornea is hurt",
         "今天就看眼科 / See an eye doctor today", BOTH,
         flags=frozenset({"eye_red_or_painful"}), does=(ALL,)),
    Case("RF03_new_face_weakness", "startup daily", "脸上有没有新出现的无力",
         "Is there new weakness in your face", "脸部新出现或逐渐加重的无力",
         "New or slowly worsening facial weakness", "当天就医 / Be seen today", BOTH, does=(ALL,)),
    Case("RF04_ear_rash", "daily", "耳朵里外、头皮或嘴里", "Any blisters in or around the ear",
         "请当天去看耳鼻喉科", "Please see an ear, nose and throat", "当天就医 / Be seen today",
         BOTH),
    Case("RF05_new_twitch", "post_session daily", "有没有出现新的抽动",
         "Is there any new twitching", "出现新的抽动，请先停止",
         "With new twitching, stop massage and training",
         "尽快复诊 / See your doctor soon", BOTH, does=(VISIT,)),
    Case("RF06_pain_worse", "post_session daily", "疼痛是不是比平时加重了", "Is the pain worse",
         "疼痛加重，请停下来", "Stop, and don't train through worse pain",
         "尽快复诊 / See your doctor soon", BOTH, does=(VISIT,)),
    Case("RF07_lump", "weekly", "耳前、下颌或颈部有没有摸到", "Have you felt a new lump",
         "新的肿块需要医生检查", "A new lump needs a doctor", "尽快复诊 / See your doctor soon",
         does=(VISIT,)),
    Case("RF08_dizzy_in_session", "in_session_button", "按摩时头晕", "Did you feel dizzy",
         "请马上停手，坐下或躺下", "Stop now and sit or lie down", "暂停本项 / Pause this activity",
         left_out=NECK, does=(SESSION,)),
    Case("RF09_skin", "pre_massage", "脸上或颈部有没有破损", "Any broken, inflamed",
         "皮肤没好之前先不按摩", "Skip massage until the skin has healed",
         "暂停本项 / Pause this activity", MASSAGE),
    Case("RF10_procedure", "onboarding pre_massage", "最近面部或颈部有没有打过肉毒毒素",
         "Have you recently had botulinum toxin", "请先问给您治疗的医生",
         "Ask the clinician who treated you", "先问专业人员 / Ask a clinician first", MASSAGE),
    Case("RF11_neck_history", "onboarding", "有没有颈动脉狭窄或斑块", "Do you have narrowed",
         "那就不做颈部步骤", "Then leave out the neck steps",
         "先问专业人员 / Ask a clinician first",
         left_out=NECK, flags=frozenset({"carotid_disease", "stroke_or_tia",
                                         "faints_on_neck_pressure",
                                         "neck_surgery_or_radiotherapy"})),
    Case("RF12_stage", "onboarding", "面瘫发病还不到三个月", "Is it less than three months",
         "表情训练先不开放", "Expression training stays off",
         "先问专业人员 / Ask a clinician first", frozenset({Routine.MIRROR})),
    Case("RF13_diagnosis", "onboarding", "有没有医生告诉过您", "Has a doctor told you",
         "请先去医院确认原因", "Please have the cause confirmed first",
         "先问专业人员 / Ask a clinician first", BOTH, trigger=False),
    Case("RF14_mood", "mood_check", "最近是不是常常觉得撑不下去", "Have you often felt you can't",
         "您愿意说出来很重要。请现在就联系家人朋友，或拨打心理援助热线12356；如果有马上的危险，"
         "请拨打120。", "It matters that you said so. Please reach someone you trust now, or call "
         "the 12356 support line. If you are in immediate danger, call 120.",
         "找人聊聊 / Reach out", does=(Show(Panel.SUPPORT),), is_private=True),
    Case("RF15_eye_cover", "onboarding weekly", "有没有一只眼睛闭不严", "Does an eye not close",
         "那就不做眼眶一步", "Then leave out the eye-socket step",
         "先问专业人员 / Ask a clinician first", left_out=frozenset({"orbital_rim"}),
         flags=frozenset({"lid_not_closing", "recent_eye_surgery"})),
]  # fmt: skip
