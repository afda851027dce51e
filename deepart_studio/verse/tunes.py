"""Ci tunes (词牌): id to (name, name in English, lines), in the notation of ``forms``.

"/" parts the two stanzas; "=" marks a line that repeats the one before it. Layout and tones are
those of the commonest variant of each tune (龙榆生, 唐宋词格律), checked against Song ci.
"""

from __future__ import annotations

_DIELIANHUA = "*z*ppzz:a *zpp *zppz:a *z*ppzz:a *p*zppz:a"
_YUJIAAO = "*z*ppzz:a *p*zppz:a *z*ppzz:a p*z:a *p*zppz:a"

TUNES: dict[str, tuple[str, str, str]] = {
    "yijiangnan": ("忆江南", "Yi Jiangnan", "p*z *zzpp:A *z*ppzz *p*zzpp:A *zzpp:A"),
    "rumengling": (
        "如梦令",
        "Ru Meng Ling",
        "*z*p*z:a *z*ppz:a *zzpp *z*ppz:a pz:a pz:a= *z*ppz:a",
    ),
    "changxiangsi": (
        "长相思",
        "Chang Xiang Si",
        "*pp:A *zp:A *zpp*zp:A *p*zp:A / *pp:A *zp:A *zpp*zp:A *p*zp:A",
    ),
    "huanxisha": (
        "浣溪沙",
        "Huan Xi Sha",
        "*zppzzp:A *p*zzpp:A *p*zzpp:A / *z*ppzz *p*zzpp:A *p*zzpp:A",
    ),
    "pusaman": (
        "菩萨蛮",
        "Pu Sa Man",
        "*p*zppz:a *p*zppz:a *zzpp:B *p*zp:B / *ppzz:c *zppz:c *zzpp:D *p*zp:D",
    ),
    "busuanzi": (
        "卜算子",
        "Bu Suan Zi",
        "*zzpp *zppz:a *zppzzp *zppz:a / *zzpp *zppz:a *zppzzp *zppz:a",
    ),
    "caisangzi": (
        "采桑子",
        "Cai Sang Zi",
        "*p*zppz *zpp:A *zpp:A *zppzzp:A / *p*zppz *zpp:A *zpp:A *zppzzp:A",
    ),
    "qingpingyue": (
        "清平乐",
        "Qing Ping Yue",
        "*p*z:a *zppz:a *z*ppzz:a *z*p*z:a / *p*zpp:B *p*zpp:B *z*p*z *p*zpp:B",
    ),
    "xijiangyue": (
        "西江月",
        "Xi Jiang Yue",
        "*z*p*z *p*zpp:A *p*zzpp:A *z*p*z:a / *z*p*z *p*zpp:A *p*zzpp:A *z*p*z:a",
    ),
    "zhegutian": (
        "鹧鸪天",
        "Zhe Gu Tian",
        "*zppzzp:A *p*zzpp:A *p*zppz *zppzzp:A / pzz zpp:A *p*zzpp:A *p*zppz *zppzzp:A",
    ),
    "dielianhua": (
        "蝶恋花",
        "Die Lian Hua",
        "*z*ppzz:a *zpp *zppz:a *z*ppzz:a *p*zppz:a / *z*ppzz:a *zpp *zppz:a *z*ppzz:a *p*zppz:a",
    ),
    "yumeiren": (
        "虞美人",
        "Yu Mei Ren",
        "*p*zppz:a *zppz:a *p*zzpp:B *z*ppz zpp:B / *p*zppz:c *zppz:c *p*zzpp:D *z*ppz zpp:D",
    ),
    "langtaosha": (
        "浪淘沙",
        "Lang Tao Sha",
        "*zzpp:A *zpp:A *p*zzpp:A *z*ppzz *zpp:A / *zzpp:A *zpp:A *p*zzpp:A *z*ppzz *zpp:A",
    ),
    "dianjiangchun": (
        "点绛唇",
        "Dian Jiang Chun",
        "*zpp *p*zppz:a *ppz:a *zppz:a / *zpp *zppz:a ppz:a *ppz:a *zppz:a",
    ),
    "linjiangxian": (
        "临江仙",
        "Lin Jiang Xian",
        "*z*ppzz *p*zpp:A *p*zzpp:A *ppzz *zzpp:A / *z*ppzz *p*zpp:A *p*zzpp:A *ppzz *zzpp:A",
    ),
    "jianzimulanhua": (
        "减字木兰花",
        "Jian Zi Mu Lan Hua",
        "*p*z:a *z*ppzz:a *zpp:B *zppzzp:B / *p*z:c *z*ppzz:c *zpp:D *zppzzp:D",
    ),
    "yujiaao": (
        "渔家傲",
        "Yu Jia Ao",
        f"{_YUJIAAO} / {_YUJIAAO}",
    ),
    "tashaxing": (
        "踏莎行",
        "Ta Sha Xing",
        "*zpp *p*z:a *p*zppz:a *p*zzpp *p*zppz:a / *zpp *p*z:a *p*zppz:a *p*zzpp *p*zppz:a",
    ),
    "nanxiangzi": (
        "南乡子",
        "Nan Xiang Zi",
        "*zzpp:A *zppzzp:A *z*ppzz pp:A *zppzzp:A / *zzpp:A *zppzzp:A *z*ppzz pp:A *zppzzp:A",
    ),
}
