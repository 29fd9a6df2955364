"""Sentences of reasons that no rule brings."""

from __future__ import annotations

from collections.abc import Mapping

MODEL_SAYS: Mapping[str, Mapping[str, str]] = {
    "raises": {
        "en": "Read as a whole, the wording is closer to ads that reviewers kept",
        "ru": "В целом текст ближе к объявлениям, которые проверяющие оставили",
        "hy": "Ամբողջությամբ վերցրած՝ տեքստն ավելի մոտ է այն հայտարարություններին, որոնք ստուգողները թողել են",
        "ka": "მთლიანობაში ტექსტი უფრო ჰგავს იმ განცხადებებს, რომლებიც შემმოწმებლებმა დატოვეს",
        "uk": "Загалом текст ближчий до оголошень, які перевіряльники залишили",
        "az": "Bütövlükdə mətn yoxlayanların saxladığı elanlara daha yaxındır",
        "ro": "În ansamblu, textul este mai aproape de anunțurile pe care verificatorii le-au păstrat",
        "tg": "Дар маҷмӯъ матн ба эълонҳое наздиктар аст, ки санҷандагон нигоҳ доштаанд",
        "tr": "Bütün olarak metin, incelemecilerin ayırdığı ilanlara daha yakın",
    },
    "lowers": {
        "en": "Read as a whole, the wording is closer to ordinary ads",
        "ru": "В целом текст ближе к обычным объявлениям",
        "hy": "Ամբողջությամբ վերցրած՝ տեքստն ավելի մոտ է սովորական հայտարարություններին",
        "ka": "მთლიანობაში ტექსტი უფრო ჰგავს ჩვეულებრივ განცხადებებს",
        "uk": "Загалом текст ближчий до звичайних оголошень",
        "az": "Bütövlükdə mətn adi elanlara daha yaxındır",
        "ro": "În ansamblu, textul este mai aproape de anunțurile obișnuite",
        "tg": "Дар маҷмӯъ матн ба эълонҳои оддӣ наздиктар аст",
        "tr": "Bütün olarak metin, sıradan ilanlara daha yakın",
    },
}

CAPPED: Mapping[str, Mapping[str, str]] = {
    "weak-signs": {
        "en": "Weak signs are common in ordinary ads; together they count only so much.",
        "ru": "Слабые признаки есть и в обычных объявлениях; вместе они весят ограниченно.",
        "hy": "Թույլ նշաններ սովորական հայտարարություններում էլ կան․ միասին դրանք միայն սահմանափակ կշիռ ունեն։",
        "ka": "სუსტი ნიშნები ჩვეულებრივ განცხადებებშიც გვხვდება; ერთად მათ მხოლოდ შეზღუდული წონა აქვთ.",
        "uk": "Слабкі ознаки трапляються й у звичайних оголошеннях; разом вони важать обмежено.",
        "az": "Zəif əlamətlər adi elanlarda da olur; birlikdə onların çəkisi məhduddur.",
        "ro": "Semnele slabe apar și în anunțuri obișnuite; împreună cântăresc doar limitat.",
        "tg": "Аломатҳои суст дар эълонҳои оддӣ ҳам ҳастанд; якҷоя вазни онҳо маҳдуд аст.",
        "tr": "Zayıf işaretler sıradan ilanlarda da görülür; birlikte ancak sınırlı ağırlık taşırlar.",
    },
    "no-words": {
        "en": "No words of the ad and no checkable fact support a flag, so the ad stays below it.",
        "ru": "Ни слова объявления, ни проверяемые факты не подтверждают подозрение, поэтому отметка не ставится.",
        "hy": "Հայտարարության ոչ մի բառ և ոչ մի ստուգելի փաստ կասկածը չի հաստատում, ուստի նշում չի դրվում։",
        "ka": "განცხადების არც სიტყვები და არც შესამოწმებელი ფაქტი ეჭვს არ ადასტურებს, ამიტომ ნიშანი არ იდება.",
        "uk": "Ні слова оголошення, ні факт, який можна перевірити, не підтверджують підозри, тому позначки немає.",
        "az": "Elanın nə sözləri, nə də yoxlanıla bilən bir fakt şübhəni təsdiqləyir, ona görə elan işarələnmir.",
        "ro": "Nici cuvintele anunțului, nici vreun fapt verificabil nu susțin bănuiala, de aceea anunțul nu este marcat.",
        "tg": "На сухани эълон ва на далели санҷидашаванда шубҳаро тасдиқ мекунад, бинобар ин эълон нишона намегирад.",
        "tr": "İlanın ne sözleri ne de denetlenebilir bir bilgi şüpheyi destekliyor, bu yüzden ilan işaretlenmiyor.",
    },
    "weak-only": {
        "en": "Only weak signs are found, and they are common in ordinary ads, so the ad is not put before a reviewer for them.",
        "ru": "Найдены лишь слабые признаки, обычные и для честных объявлений, поэтому из-за них объявление не идёт на проверку.",
        "hy": "Գտնվել են միայն թույլ նշաններ, սովորական նաև ազնիվ հայտարարությունների համար, ուստի այն ստուգման չի տրվում։",
        "ka": "ნაპოვნია მხოლოდ სუსტი ნიშნები, ჩვეულებრივი პატიოსანი განცხადებებისთვისაც, ამიტომ ის შესამოწმებლად არ გადადის.",
        "uk": "Знайдено лише слабкі ознаки, звичні для чесних оголошень, тому через них оголошення не йде на перевірку.",
        "az": "Yalnız vicdanlı elanlarda da adi olan zəif əlamətlər tapılıb, ona görə elan onlara görə yoxlamaya verilmir.",
        "ro": "S-au găsit doar semne slabe, obișnuite și în anunțuri cinstite, de aceea anunțul nu este trimis la verificare pentru ele.",
        "tg": "Танҳо аломатҳои суст ёфт шуданд, ки дар эълонҳои ҳалол ҳам маъмуланд, бинобар ин эълон аз барои онҳо ба санҷиш намеравад.",
        "tr": "Yalnızca dürüst ilanlarda da görülen zayıf işaretler bulundu, bu yüzden ilan onlar için incelemeye verilmiyor.",
    },
}
