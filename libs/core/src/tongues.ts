/** What is known of a language's small words: enough to tell it by a question, and its names and contents from the rest. */
export interface Tongue {
  readonly functionWords: ReadonlySet<string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** By ISO 639-1. Articles, prepositions, pronouns, auxiliaries and what questions begin with; words of content are missing on purpose. */
export const tongues: Readonly<Record<string, Tongue>> = {
  en: {
    functionWords: words(
      'a an the this that these those it its he him his she her hers they them their theirs we us our you your i me my one ones ' +
        'who whom whose what which when where why how is are was were be been being am do does did done doing have has had having ' +
        'can could will would shall should may might must and or but not no nor if than then so as at by for from in into of off on ' +
        'onto out over to under up with without about above after again against all also any because before below between both during ' +
        'each few further here there just more most much many other own same some such through too until very while there’s it’s ' +
        "what's how's it's there's who's where's when's that's don't doesn't didn't isn't aren't can't i'm " +
        'please tell explain show give know whether like vs versus',
    ),
  },
  de: {
    functionWords: words(
      'der die das den dem des ein eine einen einem einer eines er sie es ihn ihm ihr ihre ihren ihrem ihres sein seine seinen seinem ' +
        'wir uns unser unsere ich mich mir mein meine du dich dir dein deine man wer wen wem wessen was welche welcher welches welchen wann ' +
        'wo wohin woher warum wieso weshalb wie ist sind war waren bin wird werden wurde wurden hat haben hatte hatten kann können könnte ' +
        'soll sollte muss müssen darf dürfen mag und oder aber nicht kein keine nein wenn als dann so an am auf aus bei beim bis durch für ' +
        'gegen hinter im in mit nach neben ohne seit über um unter vom von vor zu zum zur zwischen auch nur noch schon sehr mehr dieser diese ' +
        'dieses diesem diesen jener jene dort hier da davon dazu damit darin darauf dafür dass ob denn bitte',
    ),
  },
  fr: {
    functionWords: words(
      "le la les l' un une des du de d' ce cet cette ces il elle ils elles on nous vous je tu me te se qui que quoi quel quelle quels quelles " +
        'quand où pourquoi comment combien est sont était étaient être a ont avait avoir peut peuvent doit et ou mais ne pas non si à au aux ' +
        "avec chez dans en entre par pour sans sous sur vers son sa ses leur leurs est-ce qu'est-ce y plus",
    ),
  },
  es: {
    functionWords: words(
      'el la los las un una unos unas lo al del de este esta estos estas ese esa eso él ella ellos ellas yo tú se me te nos quién quiénes qué ' +
        'cuál cuáles cuándo dónde cómo cuánto cuántos cuánta cuántas es son era eran fue fueron ser está están hay ha han puede pueden debe y o ' +
        'pero no si en con sin sobre entre por para hasta desde su sus más muy',
    ),
  },
  it: {
    functionWords: words(
      'il lo la i gli le un uno una del della dei delle degli di da in con su per tra fra al alla ai alle nel nella nei chi che cosa quale ' +
        'quali quando dove come quanto quanti quanta perché è sono era erano essere ha hanno può possono e o ma non se questo questa questi ' +
        'queste suo sua più',
    ),
  },
  pt: {
    functionWords: words(
      'o a os as um uma uns umas do da dos das de em no na nos nas por para com sem sobre entre até quem que qual quais quando onde como ' +
        'quanto quantos quantas é são era eram foi foram ser está estão há tem pode podem e ou mas não se este esta isso ele ela seu sua mais',
    ),
  },
  nl: {
    functionWords: words(
      'de het een die dat dit deze hij zij ze hem haar hun wij we ons je jij u ik mij mijn wie wat welke wanneer waar waarom hoe is zijn was ' +
        'waren ben wordt worden werd heeft hebben had kan kunnen moet moeten mag en of maar niet geen als dan zo aan bij door in met na naar ' +
        'om onder op over tegen tot uit van voor zonder tussen ook nog er',
    ),
  },
};
