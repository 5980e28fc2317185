"""The fixed words of the made archive: names, and Chinese text with common and rare words."""

import random
from itertools import accumulate

# To search for, by length: what stands in most sections, and what stands in few of them.
COMMON = {1: "市", 2: "城市", 3: "市政府", 4: "永續發展"}
RARE = {1: "麒", 2: "珊瑚", 3: "琉璃苣", 4: "遠距醫療"}

SURNAMES = "陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴徐周葉蘇莊呂江何蕭羅高"
GIVEN = "志明淑芬俊傑雅婷建宏怡君家豪佩珊宗翰欣怡冠宇詩涵柏翰惠雯承恩美玲信宏麗華文彬秀英"
ROMAN = (
    *("Kim", "Lee", "Park", "Choi", "Tanaka", "Sato", "Nguyen", "Tran", "Santos", "Reyes"),
    *("Wijaya", "Sari", "Kumar", "Singh", "Smith", "Brown", "Müller", "García", "Dubois", "Novák"),
)
ROMAN_GIVEN = (
    *("Min-ji", "Seo-yeon", "Haruto", "Yui", "Minh", "Linh", "Maria", "Jose", "Budi", "Dewi"),
    *("Arjun", "Priya", "John", "Emma", "Hans", "Lucía", "Claire", "Jana", "Carlo", "Aisha"),
)
CITY_PARTS = "安平東西南北新高大長海江山林泉石金玉明光華興福德義仁和春秋雲"
TITLES = [
    ("市長", "Mayor"),
    ("副市長", "Deputy Mayor"),
    ("秘書長", "Secretary-General"),
    ("局長", "Director-General"),
    ("國際關係大使", "Ambassador for International Relations"),
    ("理事長", "President"),
    ("執行長", "Chief Executive"),
    ("教授", "Professor"),
]
SUBJECTS = [
    *("智慧城市", "氣候治理", "公共運輸", "流行音樂", "文化觀光", "淨零轉型", "社會住宅", "水資源"),
    *(
        "青年參與",
        "數位治理",
        "防災韌性",
        "花卉博覽",
        "產業招商",
        "運動賽事",
        "長期照顧",
        "食品安全",
    ),
]
HEADINGS = [
    "目的",
    "過程",
    "開幕典禮",
    "拜會行程",
    "專題論壇",
    "參訪紀要",
    "雙邊會談",
    "閉幕",
    "心得",
    "建議",
]

# From the most frequent to the least, as in real text.
_WORDS = (
    *("城市", "市政府", "我們", "國際", "發展", "合作", "交流", "與會", "代表", "本次", "永續發展"),
    *("會議", "推動", "各國", "政策", "經驗", "分享", "主題", "論壇", "地方政府", "透過", "未來"),
    *(
        "參與",
        "建立",
        "平臺",
        "計畫",
        "議題",
        "活動",
        "臺灣",
        "韓國",
        "首爾",
        "釜山",
        "大會",
        "組織",
    ),
    *(
        "亞太",
        "市長",
        "致詞",
        "表示",
        "強調",
        "提升",
        "治理",
        "智慧",
        "科技",
        "創新",
        "環境",
        "氣候",
    ),
    *(
        "淨零",
        "碳排",
        "能源",
        "轉型",
        "交通",
        "運輸",
        "軌道",
        "公車",
        "步行",
        "自行車",
        "公園",
        "綠地",
    ),
    *(
        "水岸",
        "河川",
        "再生",
        "住宅",
        "高齡",
        "照顧",
        "青年",
        "婦女",
        "教育",
        "學校",
        "大學",
        "研究",
    ),
    *(
        "產業",
        "園區",
        "招商",
        "觀光",
        "旅遊",
        "文化",
        "藝術",
        "音樂",
        "節慶",
        "演出",
        "場館",
        "票務",
    ),
    *(
        "志工",
        "安全",
        "防災",
        "韌性",
        "消防",
        "醫療",
        "衛生",
        "食品",
        "農業",
        "花卉",
        "市場",
        "夜市",
    ),
    *(
        "資料",
        "開放",
        "平權",
        "包容",
        "多元",
        "語言",
        "媒體",
        "記者",
        "宣傳",
        "品牌",
        "行銷",
        "網站",
    ),
    *("締結", "姊妹市", "備忘錄", "簽署", "邀請", "回訪", "拜會", "接待", "贈禮", "合影", "晚宴"),
    *("理事會", "執行局", "選舉", "席次", "任期", "會員", "會費", "章程", "決議", "宣言", "承辦"),
    *(
        "預算",
        "人力",
        "法規",
        "評估",
        "指標",
        "成效",
        "追蹤",
        "建議",
        "檢討",
        "改善",
        "維護",
        "營運",
    ),
)
_RARE_WORDS = (
    *("麒麟", "珊瑚", "琉璃苣", "遠距醫療", "蜃景", "罾魚", "鯤鯓", "榫卯", "髹漆", "纜車", "藻礁"),
    *("鷺鷥", "櫟木", "紙藝", "燈塔", "潟湖", "陀螺", "布袋戲", "鹽田", "蘆葦", "鳶尾花", "鼓陣"),
)
_SENTENCES = 4000
_LINKS = ("，", "，", "、", "與", "及", "之", "的", "並")


class Writer:
    """Writes paragraphs from a stock of sentences; the same ones for the same seed."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._weights = list(accumulate(1 / rank for rank in range(1, len(_WORDS) + 1)))
        self._stock = [self._sentence() for _number in range(_SENTENCES)]

    def paragraph(self, *named: str, length: int = 400) -> str:
        """About so many characters, which name these; one in fifty has a rare word."""
        parts = list(named)
        if self._dice.random() < 0.02:
            parts.append(f"現場展示{self._dice.choice(_RARE_WORDS)}。")
        written = sum(map(len, parts))
        while written < length:
            parts.append(self._dice.choice(self._stock))
            written += len(parts[-1])
        return "".join(parts)[:length]

    def sentence(self) -> str:
        return self._dice.choice(self._stock)

    def _sentence(self) -> str:
        words = self._dice.choices(_WORDS, cum_weights=self._weights, k=self._dice.randint(10, 16))
        links = self._dice.choices(_LINKS, k=len(words) - 1)
        between = (link if number % 3 == 2 else "" for number, link in enumerate(links))
        return "".join(word + link for word, link in zip(words, [*between, "。"], strict=True))


def chinese_name(number: int) -> str:
    """A surname and a given name: as many different ones as the archive needs."""
    surname, rest = number % len(SURNAMES), number // len(SURNAMES)
    first, second = rest % len(GIVEN), rest // len(GIVEN) % len(GIVEN)
    return SURNAMES[surname] + GIVEN[first] + GIVEN[second]


def english_name(number: int) -> str:
    surname, rest = number % len(ROMAN), number // len(ROMAN)
    return f"{ROMAN_GIVEN[rest % len(ROMAN_GIVEN)]} {ROMAN[surname]}"


def city_name(number: int) -> str:
    size = len(CITY_PARTS)
    return f"{CITY_PARTS[number % size]}{CITY_PARTS[(number * 7 + number // size + 3) % size]}"
