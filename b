1 компании Cosmit и FederlegnoArredo, I Saloni WorldWide Moscow
    компании Космит и Федерленьо-арредо, И салони Ворлдуайд Москоу
2 диваны Avio, мраморный стол Grasshopper и системы хранения Matrioshka компании Knoll
    диваны Авио, мраморный стол Грассхоппер и системы хранения Матрёшка компании Нолл
3 культовая лампа Tolomeo, стул MARUNI, кресло HIROSHIMA, кухня PANCONESI, люстра CHELINI, коллекция Guns
    культовая лампа Толомео, стул Маруни, кресло Хиросима, кухня Панконези, люстра Келини, коллекция Ганс
4 Vijay Iyer, Linda May Han Oh, Tyshawn Sorey «Compassion»
    Виджей айер, Линда Мэй Хэн Ох, Тайшон Сори «Компэшн»
5 Emmet Cohen ft. Houston Person Masters Legacy Series (Bandstand Presents), Donald Vega As I Travel (Imagery)
    Эммет Коэн фит Хьюстон Пёрсон Мастерс Легаси Сириз (Бэндстэнд Презентс), Д+ональд Вега Эз ай Трэвел (Имиджери)
6 Joey Alexander Continuance (Mack Avenue), Cory Weeds Home Cookin' (Cellar Music Group)
    Джои Александр Континуанс (Мэк Авеню), Кори Уидс Хоум Кукин' (Селлар Мьюзик Груп)
7 Joshua Redman ft. Gabrielle Cavassa where are we (Blue Note)
    Джошуа Редмен фит Габриэль Кавасса уэр ар ви (Блю Ноут)
8 The Count Basie Orchestra Basie Swings The Blues (Candid), Gregory Tardy In His Timing
    Зэ Каунт Бази Оркестр Бази Свингс Зэ Блюс (Кэндид), Грегори Тарди Ин Хиз Тайминг
9 Brandon Sanders Compton's Finest (Savant), Juan Carlos Quintero Desserts (Moondo Music)
    Брэндон Сандерс Комптонс Финест (Савант), Хуан Карлос Кинтеро Дезертс (Мундо Мьюзик)
10 Eddie Henderson Witness to History (Smoke Sessions), Richard Baratta Off The Charts
    Эдди Хендерсон Уитнес ту Хистори (Смоук Сешнс), Ричард Баратта Офф Зэ Чартс
11 Nicolas Payton DRIP (Paytone), Hilario Duran and His Latin Jazz Big Band Cry Me A River (Alma)
    Николя Петон Дрип (Пэйтоун), Иларио Дюран энд Хиз Латин Джаз Биг Бэнд Край Ми э Ривер (Альма)
12 Houston Person Reminiscing at Rudy's (HighNote), Samara Joy Linger Awhile (Verve)
    Хьюстон Пёрсон Реминисинг эт Рудис (Хай-ноут), Сам+ара Джой Лингер Эуайл (Вёрв)
13 Bobby Watson Back Home In Kansas City, Rodney Whitacker Oasis, Terri Lyne Carrington New Standards
    Бобби У+отсон Бэк Хоум Ин Канз+ас Сити, Родни Уитакер Оазис, Терри Лин Каррингтон Нью Стандардс
14 Steve Turre Generations, Antonio Adolfo Octet and Originals, Alexey Kruglov & Krugly Band «Yardbird Suite» (Fancymusic)
    Стив Турре Дженерейшнс, Антонио Адольфо Октет энд Ориджиналс, Алексей Круглов и Круглый Бэнд «Ярдбёрд Сьют» (Фансимьюзик)
15 Madk1d "Sexyswag", Noize MC, лейбл Respect Production, Feduk, Big Baby Tape, Pharaoh
    Мэд кид "Сексисваг", Нойз эм-си, лейбл Респект Продакшн, Федук, Биг бейби тейп, Фараон
16 Melon Music, OG Buda, рэпер Sky Rae, Gazgolder, шоу GazLive
    Мелон Мьюзик, о-джи буда, рэпер Скай Рэй, Газгольдер, шоу Газ-лайв
17 FRIENDLY THUG, JEEMBO, песня Homay, трек от kizaru и Icegergert «Fake ID», MACAN, No Gletcher Gang, XOLIDAYBOY, Zivert, ENTYPE, Arash
    Френдли Таг, Джимбо, песня Хомей, трек от кизару и Айсгергерт «Фейк ай-ди», Макан, Ноу Глетчер Гэнг, Холидэйбой, Зиверт, Энтипе, Араш
18 Badrutt's Palace, корпус Serla Wings, гид Gault Millau, Oberengadin, St. Moritz, Keystone
    Бадруттс палас, корпус Серла Уингс, гид Го-мийо, Оберенгадин, Санкт-мориц, Кистоун
19 Hôtel Marignan, компания Le Groupe Richard, Pierre Cardin, Deluxe Rooms
    Отель Мариньян, компания Ле Груп Ришар, Пьер Карден, Делюкс Румс
20 Tschuggen Grand Hotel, Swiss Pass, Aman Canal Grande Venice
    Чугген Гранд Отель, Свисс Пасс, Аман Канал Гранде Венеция
21 Bershka, Pull & Bear, Oysho, Massimo Dutti, Uniqlo
    Бершка, Пулл энд бир, Ойшо, Массимо Дутти, Юникло
22 бренд Pepfer, Kenzo и MSGM, House of Leo
    бренд Пепфер, Кензо и эм-эс-джи-эм, Хаус оф Лео
23 River Island и New Look, American Eagle Outfitters, Seppälä и Miss Selfridge, Topshop, Trends Brands, Click-Boutique
    Ривер Айленд и Нью Лук, Американ Игл Аутфиттерс, Сеппяля и Мисс Селфридж, Топшоп, Трендс Брендс, Клик-Бутик
24 USHATÁVA позиционирует себя как upper middle, коллекция OLD BUT GOLD
    Ушатава позиционирует себя как аппер миддл, коллекция Олд Бат Голд
25 Claude Sonnet от Anthropic, Gemini Pro, DeepMind, Cohere, Mistral, GigaChat, YandexGPT, Large Language Model
    Клод сонет от Антропик, Джемини Про, Дипмайнд, Кохир, Мистраль, Гигачат, +Яндекс-джи-пи-ти, Лардж Лэнгвидж Модел
26 форум Finopolis, бенчмарк MWS Vision Bench, Grok, DeepSeek, Perplexity, Vespa, Hybrid Distributed Retrieval Engine, DeBERTa, Mixtral, Citation & Transparency Module
    ф+орум Финополис, бенчмарк эм-дабл-ю-эс Вижн Бенч, Грок, Дипсик, Перплексити, Веспа, Хайбрид Дистрибьютед Ретривал Энджин, Деберта, Микстраль, Ситейшн и Транспаренси Модуль
27 Süddeutsche Zeitung сообщает, SZ am Abend, Handelsblatt, Frankfurter Allgemeine Zeitung
    Зюддойче цайтунг сообщает, Эс-зет ам Абенд, Хандельсблатт, Франкфуртер альгемайне цайтунг
28 издательство Polyandria, Individuum, Corpus, Ad Marginem, Popcorn Books, Livebook, Phantom Press, NoAge
    издательство Полиандрия, Индивидуум, Корпус, Ад маргинем, Попкорн Букс, Лайвбук, Фантом Пресс, Ноу-эйдж
