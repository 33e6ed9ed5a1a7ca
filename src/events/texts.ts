/**
 * Texts of customers and agents in one language. They deliberately contain non-ASCII and non-BMP characters and both
 * writing directions.
 */
export interface LanguageTexts {
  readonly language: string
  readonly subjects: readonly string[]
  readonly customer: readonly string[]
  readonly agent: readonly string[]
}

export const LANGUAGES: readonly LanguageTexts[] = [
  {
    language: 'en',
    subjects: ['Where is my order?', 'Invoice 2026/117', 'Change of address'],
    customer: [
      'Hi! My parcel hasn’t arrived yet 📦',
      'Could you please check the invoice?',
      'Thanks, that’s perfect 👍🏽',
      'I’ve been waiting for “ages” — any news?',
    ],
    agent: [
      'Hello, I’m happy to look into that for you.',
      'I’ve sent you a new link.',
      'Is there anything else I can do? 😊',
    ],
  },
  {
    language: 'de',
    subjects: ['Rückfrage zur Bestellung', 'Kündigung zum Monatsende'],
    customer: [
      'Guten Tag, ich hätte eine Frage zu meiner Rechnung über 12,50 €.',
      'Das Gerät läuft leider nicht mehr – was nun?',
      'Schönen Dank für die schnelle Hilfe! 🙏',
    ],
    agent: [
      'Gern prüfe ich das für Sie.',
      'Ich habe Ihnen soeben die Größentabelle geschickt.',
      'Können Sie mir bitte die Straße und Hausnummer nennen?',
    ],
  },
  {
    language: 'fr',
    subjects: ['Problème de livraison', 'Réclamation n° 42'],
    customer: [
      'Bonjour, où en est ma commande ?',
      'C’est déjà réglé, merci beaucoup !',
      'L’été dernier, ça marchait très bien… 🤔',
    ],
    agent: ['Bonjour, je vérifie cela tout de suite.', 'Votre remboursement a été effectué.'],
  },
  {
    language: 'es',
    subjects: ['Devolución', 'Consulta sobre la garantía'],
    customer: [
      '¿Pueden ayudarme con la contraseña?',
      'Mañana no estaré en casa, ¡gracias!',
      'El niño rompió el cable 😅',
    ],
    agent: ['Claro que sí, un momento por favor.', '¿Me indica su número de pedido?'],
  },
  {
    language: 'pl',
    subjects: ['Zwrot towaru'],
    customer: ['Dzień dobry, gdzie jest moja paczka?', 'Źle naliczono opłatę, proszę o sprawdzenie.'],
    agent: ['Już sprawdzam, proszę chwilę poczekać.', 'Łączę z działem księgowości.'],
  },
  {
    language: 'ja',
    subjects: ['ご注文について'],
    customer: ['商品がまだ届いていません。', 'ありがとうございます！助かりました 🙇‍♀️'],
    agent: ['お問い合わせありがとうございます。', '確認いたしますので、少々お待ちください。'],
  },
  {
    language: 'ar',
    subjects: ['استفسار عن الطلب'],
    customer: ['مرحبا، لم يصل طلبي بعد.', 'شكرا جزيلا على المساعدة 🌹'],
    agent: ['أهلا بك، سأتحقق من ذلك الآن.', 'تم إرسال الرابط إلى بريدك.'],
  },
  {
    language: 'hi',
    subjects: ['बिल के बारे में'],
    customer: ['नमस्ते, मेरा ऑर्डर कहाँ है?', 'परिवार 👨‍👩‍👧‍👦 के लिए धन्यवाद'],
    agent: ['मैं अभी देखता हूँ।'],
  },
  {
    language: 'zz',
    subjects: ['"Quotes", back\\slash / and <b>markup</b>'],
    customer: [
      'First line\nsecond line\ttab',
      'Café written with a combining accent: Cafe\u0301',
      'Line\u2028separator and "quotes" and a \\backslash',
      'No. of items < 3 & > 1 — 🏳️‍🌈 🇩🇪 𝒳',
    ],
    agent: ['{"looks":"like JSON"}', 'Price: 1.0 or 1e2?', 'null'],
  },
]

export const QUEUES: readonly string[] = [
  'Kundenservice',
  'Billing',
  'Support niveau 2',
  'Ventas',
  'Returns & Repairs',
  'VIP',
  'Back Office',
  '一般サポート',
]

export const TAGS: readonly string[] = [
  'vip',
  'refund',
  'Rückruf',
  'complaint',
  'première visite',
  'spam?',
  'follow-up',
]

/** Returns the texts for an interaction: always the same language for the same ID. */
export const textsFor = (interactionId: string): LanguageTexts | undefined =>
  LANGUAGES[Number.parseInt(interactionId.slice(0, 4), 16) % LANGUAGES.length] ?? LANGUAGES[0]
