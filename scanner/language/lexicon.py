"""Words and endings that tell languages apart, in folded form. Data only, of our own choosing.

A code ending in `-Latn` is that language written in Latin letters. A word listed for several languages
counts for each of them, which cancels out. Endings count less than words.
"""

from __future__ import annotations

WORDS: dict[str, str] = {
    "en": """
        the and of to in for with is are we you your our from on at be as an or will not no by this that have has who can all any work
        job jobs hiring needed wanted required required. salary per month hour hours week day free visa accommodation experience apply
        contact please call manager sales driver engineer assistant specialist developer officer senior junior head representative
        accountant analyst consultant director designer marketing business project support service customer team company position
        looking join must skills knowledge responsibilities requirements women girls men housekeeper waiter waitress nanny nurse cleaner
        cook abroad within using including opportunity english full part time weekly provided urgent urgently data software product
        human resources finance financial operator administrator coordinator chief executive education school home online immediately
        workers worker staff good great new may should would their its it web producer artist buyer translator interpreter journalist
        editor writer programmer lead planner controller architect internet back front end stack general trade agent agents salesman
        salesmen lawyer scientist network systems production receptionist secretary recruiter tester saleswoman salesperson animator
        developers programmers associate clerk chauffeur restaurant hotel quick cashier security guard teacher lecturer trainer
        supervisor technician intern internship
    """,
    "ro": """
        si in de la pentru cu din pe care este sunt nu sau un o ale al ai mai prin fara se va vor lucru munca loc locuri angajam
        angajeaza angajez caut cautam salariu lunar lei zi ore ora telefon relatii detalii experienta cazare masa transport asigurata
        asigurate gratuit strainatate tineri tinere fete femei barbati muncitori muncitor calificati necalificati sofer bucatar ospatar
        menajera ingrijitoare vanzator vanzatoare contabil contract legal plecare urgent seriozitate avans sapt saptamana luna minim
        intre ani oferim cerem sunati scrieti mesaj privat doresc germania italia anglia romania moldova chisinau restaurant firma
        companie noastra nostru echipa disponibil dorit acte viza pasaport studii persoane persoana orice ingrijire batrani curatenie
        domeniu activitate constructii ambalatori culegatori zona muncii
    """,
    "az": """
        ve ucun ile olan olmali olmalidir lazimdir teleb olunur isci iscilere is ise isler yeri yerler emek haqqi maas manat azn gun
        gunde ay ayliq elaqe elaqesaxla nomre zeng edin yazin xanim xanimlar qiz qizlar bey oglan kisi kisiler bizim sizin bu bir daha
        deyil var yox hec kim pulsuz yemek yataqxana ev menzil xaric xarice xaricde turkiye turkiyede turkiyeye dubay baki bakida
        azerbaycan satici menecer menecerler muhasib surucu ofisiant asbaz kuryer mutexessis muhendis operator qebul axtarir axtaririq
        tecrube tecrubeli tecrubesiz qrafik saat saatliq haqqinda qeydiyyat sirket sirketi vakansiya satis uzre sobe sobesi rehber telim
        tehsil kurslar mucavile sened senedler pasport viza bilet gedis teklif edirik olunmus yas arasi yasli muellim muellimi hekim
        tibb bacisi xidmet xidmeti musteri bas aparici komekci komekcisi dizayner proqramci meneceri direktor direktoru koordinatoru
        koordinator konsultant konsultanti surucusu operatoru administrator administratoru memar malyar texniki avtokar targetoloq
        merchendayzer mercendayzer dispetcer istehsalat avadanliq bolmesi layihe karyera imkanlari telebe axtarilir baxicisi vacib qalir
        baglanir tikinti iscisi laborant supervayzer kicik piyada ustasi yazari analitik icraci bazaya elave nezaret anbardar kassir
        fehle usta cilinger texnik bank iqtisadci huquqsunas kadr tam stat
    """,
    "tr": """
        ve icin ile olan bir bu da de en cok daha var yok is isler eleman elemani araniyor aranmaktadir ariyoruz alinacaktir alinacak
        calisacak calisma calismak calisan isci usta garson komi asci bulasikci temizlik temizlikci bakici sofor soforu kurye sekreter
        muhasebe satis danismani magaza mudur muduru uzmani uzman muhendisi teknisyeni personeli personel deneyimli deneyim tecrubeli
        maas ucret ucretsiz lira tl gun gunluk haftalik aylik saat sigorta sgk yol yemek konaklama kalacak yer bayan bayanlar bay kadin
        erkek genc yas arasi iletisim irtibat arayin yazin mesaj whatsapp yurtdisi yurt disi yurtdisinda gerekmez gerekmektedir gerekli
        sart basvuru sirket sirketimiz firmamiz firma otel otelde restoran restoranimiz vardiya maasi sunulur verilir istanbul ankara
        antalya turkiye turkiyede almanya vize pasaport musteri bunyesinde olarak gibi sizi bekliyoruz iyi guzel yeni tam yari zamanli
        ogrenci ehliyet ehliyetli olmalidir onemli degil imkani
    """,
    "ru-Latn": """
        rabota raboty rabotu rabote rabotat rabotnik rabotniki trebuetsya trebuyutsya trebuetsja trebujutsja nuzhny nuzhen nuzhna nujny
        nujen nujna ishem ischem ishchem ishu ishchu vakansiya zarplata zarplatu zp oplata oplatu dlya dlia bez opyta opyt opita opitom
        devushki devushek devushkam devushka devushku molodye muzhchiny jenshiny zhenshchiny zhenshiny zhenschiny parni na v s i po ot
        do za iz k u ne ili kak chto eto vse vsem my vy vam vas nas nash nasha est net tolko mozhno zvonite zvoni pishite pishi pisat
        lichku telefon telegram nomer prozhivanie projivanie zhilyo zhilye jilyo zhilie pitanie besplatno besplatnoe vysokaya vysokiy
        visokaya horoshaya horoshiy khoroshaya dohod zarabotok zarabotat dengi dollarov rubley rublei tysyach mesyac mesyats mesyatsev
        den kazhdyy kazhdyi chas chasov nedelyu grafik smena zagranitsu granitsu zagranitsey granicey dubai moskva moskve pasport viza
        vizu bilet oformlenie dokumenty grazhdane grazhdan let srochno otpravim pomozhem predlagaem ofitsiant ofitsianty ofitsiantka
        povar povara prodavec prodavets voditel voditeli stroiteli stroitel sklad sklade nyanya uborshchitsa gornichnaya horosho
        ezhednevno ejednevno vyplaty viplaty svobodniy udalennaya doma podrabotka obyazatelno legko
    """,
    "uk-Latn": """
        robota roboty robotu potribni potriben potribna potribno shukayemo shukaemo zarplata dlya bez dosvidu dosvid divchata divchat
        zhinky choloviky ta abo z vid do na u yak ye nemaye telefonuyte dzvonit pyshit zhytlo kharchuvannya bezkoshtovno hryven misyats
        tyzhden hodyn hrafik kordonom kordon polshchi nimechchyni pratsya pratsivnyky oplata shchodenna vodiy kukhar
    """,
    "hy-Latn": """
        ashxatanq ashxatanqi ashkhatank ashkhatanq ashxatank ashxatanqy ashxatel ashxatox ashxatoxner ashkhatogh ashkhatoghner
        ashxataker ashxatavardz ashxatavardzy ashkhatavardz ashxatajam pahanjvum pahanjvumen pahanjum kapahanjvi petq petk e en enq eq
        em es u ev kam hamar vor te che chi chka ka kan unenq uni unen mer mez dzer dzez du duq menq na inch lav bardzr gortsatu
        aghjikner aghjikneri axjikner axjikneri axchikner axjik aghjik kanayq kanants tghamard tghamardik tgha txa txamardik mard mardik
        tarekan tari taric zangel zangeq zangahareq greq grel grek heraxos heraxosahamar heraxosahamarov hamarov kapvel nshvats dram
        dramic drami dollar ory orakan amsakan amis amsekan jam jamy jamavchar orvark orva utelu snund bnakaran kacaran kacaranov
        anvchar hetaqrqrvoxner hetaqrqrvats ashxatanqayin porc porci pordz pordzi pahanj arandz aranc apahovum apahovvum arajarkum erkir
        erevan erevanum yerevan yerevanum hayastan rusastan moskvayum dubayum turqia artasahman artasahmanum dursy vacharox vacharogh
        matucox matucogh khohararuhi xoharar varord pahestapet shtap shat miayn bolor anmijapes texum tex vayr grafik patasxanatu
        patrast sovoracnum kusucanenq hachaxordneri
    """,
    "ka-Latn": """
        samushao samushaos samsaxuri samsakhuri samsaxurshi vakansia vakansiis gvchirdeba gchirdebat gvchirdebat vedzebt vedzeb vezebt
        vezeb ezebs edzebs eswrapod estsrapod saswrapod sastsrapod sawiroa satsiroa sachiroa ar aris arian da an tu rom me chven tkven
        shen es is ras yvela mxolod mkholod khelfasi xelfasi xelfasit anazgaureba anazgaurebas anazghaureba anazrgaureba lari larit
        larisa dolari dolaramde evro tveshi dghe dgheshi dge dgeshi gogo gogoebi gogonebi gogonebs gogoebs gogonebistvis qali qalbatoni
        qalbatonebi kali kalbatoni kalbatonebi kaci katsi mamakaci mamakatsi biwi bichi dagvikavshirdit dagvirekot dareket darekot
        dareke nomeri nomerze telefoni mogvwerot mogvtseret mogvweret gamocdileba gamocdilebis gamotsdileba gamocdilebit gareshe ufaso
        ufasod bina binit sacxovrebeli satskhovrebeli kveba kvebit kvebas tbilisi tbilisshi batumi batumshi sakartvelo saqartvelo
        sakartveloshi turketshi germaniashi saberdznetshi dubaishi sazghvargaret sazgvargaret ucxoetshi utskhoetshi mzareuli mzareulis
        mimtani mimtanebi gamyidveli dacva dastsva dalagebeli damlagebeli mdzgoli mdzgholi dzidza gadzia momvleli musebi mushebi
        mushaoba grafiki asaki asakis wlamde tslamde clamde wlidan tslidan saati saatiani saatidan kvirashi magali maghali stabiluri
        dagvireket yoveldge dghis dgis mivigebt vigebt gadaxda gadakhda bavshvi bavshvis xelshekruleba khelshekruleba pasporti
        yoveldghiuri yoveldgiuri gvaqvs gakvs gaqvs unda iyos shesabamisi shetavazeba gtavazobt vtavazobt
    """,
    "ru": """
        и в на с по для от до из за к не или как что это все мы вы вас нас вам наш есть без при над под также более его ее их работа
        работы работу требуется требуются нужны нужен нужна ищем вакансия зарплата оплата опыт опыта девушки девушек жилье питание
        бесплатно звоните пишите график обязанности требования условия менеджер специалист водитель продавец день месяц рублей руб лет
        год граждане граждан срочно сотрудник сотрудники инженер оператор помощник курьер бухгалтер дубае москве россии границей если
        будет можно только очень хорошая высокий дохода доход официальное трудоустройство
    """,
    "uk": """
        і й та в у на з із зі по для від до за не або як що це ми ви вас нас вам наш є без при також більше його її їх робота роботи
        роботу потрібен потрібна потрібні шукаємо вакансія зарплата оплата досвід досвіду дівчата дівчат жінки чоловіки житло харчування
        безкоштовно телефонуйте дзвоніть пишіть графік обовязки обов'язки вимоги умови працівник працівники водій день місяць гривень
        грн років рік терміново кухар продавець кордоном україна україни праця працювати робочий робітники менеджер оператор бухгалтер
        охоронець охорона офіціант швачка будівельник різноробочий
    """,
    "tg": """
        ва дар ба аз барои бо ки то ё е ин он мо шумо ман худ хама аст нест хаст мебошад мешавад мекунем кор кори корхо корхои чойи чои
        лозим лозиманд даркор заруранд зарур мекобем мечуем чустучу коргар коргарон духтарон духтар занон зан мардон чавонон чавон маош
        музди мохона сомони доллар рубл хар мох моҳ руз рузи хафта соат синну сола солагон соли тачриба тачрибаи бе тачрибадор хобгох
        хурок хурокворӣ ройгон занг занед нависед телефон ракам шиносном виза чипта хорича хоричи хоричӣ россия русия душанбе хучанд
        точикистон ронанда ошпаз пешхизмат фурушанда дузанда муаллим сохтмон сохтмончи корхона ширкат мутахассис ёрдамчи таъмин карда
        даъват менамояд имконият пардохт гирифтан бояд дошта бошад хам агар факат фаврӣ фаври тамос
    """,
}  # fmt: skip

ENDINGS: dict[str, str] = {
    "en": """
        ing tion tions ment ments ness er ers ly ed able ist ity ance ence ant ent ship ical or ors ries
    """,
    "ro": """
        rea ului ilor elor ati eaza iune iuni tor tori toare are iei ii este esc am em ente anta ist ism nd nta uri
    """,
    "az": """
        lari leri lar ler maq mek dir dirlar miz niz ci cu chi liq lik siz suz sinin acaq ecek dan den nin nun masi mesi mis mus
        daki deki ilir olunur isi sisi eri arin erin qa qi
    """,
    "tr": """
        lari leri lar ler mak mek dir tir miz niz iyor uyor acak ecek lik luk siz suz dan den tan ten nin nun masi mesi mis mektedir
        maktadir siniz ilir abilir ebilir ici ucu ligi lugu imiz iniz
    """,
    "ru-Latn": """
        iy yj iye aya oye oy ogo ego ykh yh ih ikh ami yami tsya tsa tsja sya ite yte nie niye nost ost ov ova ovaya aet yut ut ym
        nik niki skiy chik schik shchik at it et ka ki ku eniye eniya aniya ikov iya iyu yu ey ii
    """,
    "uk-Latn": """
        uyte iyte annya ennya ist nosti ovyy yy yi oyi ykh ky nyk nyky tsya ayemo uyemo iv
    """,
    "hy-Latn": """
        um utyun utyan utyunner nery neri ner vats vac vatc anq enq eq ank enk ek yan akan vor voxner voghner nerov nerin aran eloc
        elu adz ayin oxner oghner ogh ox ic its ich ov in y uhi ord vel kel tel nel rel avor vum
    """,
    "ka-Latn": """
        eba ebi ebis ebit ebs isi is ze shi dan mde tvis uli eli ili obs oba isa ad it ebeli ebuli ebisa aria aris obit ma gan ebze
        ebistvis ebtan istvis stvis ebul ianebi ebad eblad deba reba leba neba veba oneb edli iani iti ari uri
    """,
    "ru": """
        ый ий ая ое ые ого его ому ему ых их ами ями тся ться ние ния ость ости ется ются ешь ете ите ать ять ить ыть щик щица ов ев
        ой ей ия иях
    """,
    "uk": """
        ий ої ого ому ими ння ття ість ості ться ють еть ати яти ити іть імо ємо ник ниця ів їв ою ею ії ія ських ський ської
    """,
    "tg": """
        хо ҳо хои хоро он ро ам ед анд ем аст и ӣ ат аш гор гар чи онро хоя ист истон манд нок
    """,
}  # fmt: skip

OTHER_LATIN: str = """
    uchun kerak ish ishi ishga yaxshi bilan va oylik maosh maoshi qizlar chet elda yuqori tajriba bepul yoshi und der die das wir
    ein eine fur mit nicht gesucht arbeit suchen para con una los las del trabajo buscamos empresa per che il nel dei lavoro
    cerchiamo senza pour avec les des une travail nous recherche dla praca do nie szukamy poszukujemy oraz prace viec lam can tuyen
    luong
"""  # fmt: skip
"""Uzbek, German, Spanish, Italian, French, Polish, Vietnamese: the commonest words in ads."""

OTHER_CYRILLIC: str = """
    учун билан керак иш иши ишга эмас хам ёки бўлган бўлса қизлар ойлик маош ишчи ишчилар яхши бор йўқ қилинг мурожаат жана менен
    үчүн керек жумуш үшін және қажет жұмыс жалақы айлық айына бар емес қыз қыздар робота патрэбен патрэбны патрабуюцца працы праца
    зарплату търсим работа за при нас със заплата търси се тражимо посао рад плата потребан потребни тражи
"""  # fmt: skip
"""Uzbek, Kyrgyz, Kazakh, Belarusian, Bulgarian, Serbian: not ours, in the same script."""
