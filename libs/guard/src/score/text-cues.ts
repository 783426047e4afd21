import type { Cue } from './token.ts';

const matches =
  (pattern: RegExp): Cue =>
  ({ text }) =>
    pattern.test(text);

const roleTag =
  /<\/?(?:system|assistant|user|instructions?|prompt|admin|inst)\b[^>\n]{0,40}>|\[\/?(?:system|inst|assistant|user|instructions?|admin)\]|<\|[a-z_]{2,20}\|>|<<\/?sys>>/i;
const roleLine = /^\W{0,40}(?:system|assistant)\s{0,3}:\s|#{2,}\s{0,3}(?:new|system|updated)\s(?:instructions?|prompt)\b/i;
/** A line of a conversation that somebody else writes: “USER QUESTION (revised):”. */
const turn = /^\W{0,20}(?:SYSTEM|USER|ASSISTANT|ANSWER|DEVELOPER|ADMIN|OPERATOR)(?: [A-Z]{2,12}){0,2}(?: \([a-z ]{1,20}\))?\s?:/;
/** “SYSTEM NOTICE: …”, “ai_instructions: …”. */
const notice =
  /(?:^|[\n"'`[({>*_#-])\s{0,4}(?:system|developer|operator|tool|function|assistant|ai|llm|chatbot|platform|admin(?:istrator)?)(?:[ _-])(?:messages?|notes?|prompts?|notices?|overrides?|instructions?|policy|directives?|reminders?|context|rules?|guidelines?)["'`*_\])]{0,3}(?: \([^)\n]{1,30}\))?["'*]{0,2}\s?:/i;
const toolCall =
  /["'](?:tool_calls?|function_call|tool_result|system_prompt|assistant_instructions?)["']\s{0,3}:|<\/?(?:tool_call|function_call|tool_result|system-[a-z]{3,12}|retrieved[_-]?[a-z]{0,10}|user_query)\b/i;
/** “--- END OF DOCUMENT ---”, “=== BEGIN SYSTEM ===”. */
const ending = /(?:[-=*#[<~]{2,}\s?|^\s{0,4})(?:END|BEGIN|START)(?: OF)?(?: THE)? [A-Z][A-Z ]{2,30}(?:\s?[-=*#\]>~]{2,}|\s{0,3}$)/;
const contextEnds =
  /\b(?:end|start|begin|rest|resume|core)[- ](?:of[- ])?(?:the[- ])?(?:session|document|context|instructions?|prompt|conversation)\b/i;

/** Cues of signs and of fixed words: role markers, quotation, links, and tongues that are written without blanks. Every pattern is bounded. */
export const textCues = {
  role: ({ text }) => roleTag.test(text) || roleLine.test(text) || turn.test(text) || contextEnds.test(text),
  roleInData: matches(/["']role["']\s{0,3}:\s{0,3}["'](?:system|developer|assistant)["']/i),
  forgedTurn: ({ text }) => notice.test(text) || toolCall.test(text),
  forgedEnd: ({ text }) => ending.test(text) && !/CERTIFICATE|KEY|PGP|LICEN[SC]E/.test(text),
  addressed: matches(
    /\b(?:(?:notes?|messages?|instructions?|attention|notice) (?:to|for) (?:the |any |all )?(?:automated|ai\b|language model|llm|assistant|chat ?bot)|(?:dear|hey|attention|if you are an?|as an?|as the|any)\s(?:ai\b|llm|large language|language model|chat ?bot|(?:ai )?assistant)|(?:^|[.!?:>]\s?)(?:ai |dear )?(?:assistant|chatgpt|gpt|llm|ai)\s?[,:]\s)/i,
  ),
  secrecy: matches(
    /\b(?:do not|don't|never|without)\s(?:tell|mention|reveal|inform|notify|alert|disclose|warn|telling|mentioning|revealing|informing|notifying|alerting)(?:ing)?\s(?:it |this |that |anything )?(?:to |about )?(?:the |your )?(?:user|users|human|anyone|anybody|owner|operator|this|these instructions)\b/i,
  ),
  dictates: matches(
    /(?:^|[.!?:]\s|\b(?:and|just|only|instead|please|then|must|should|might|could|let's|would)\s)(?:say|print|state|reply|respond|output|repeat|answer|claim)\b(?: with| that| only| just| the following| exactly)?(?:\s?:)?\s?["'“‘«]\S/i,
  ),
  dictatesAbroad: matches(/\b(?:indi(?:que|quez)|diga|dis|declar[ae]|afirm[ae]|geben sie an|drucken?|imprim[ae])\b[^.\n]{0,20}[:"'«„]/i),
  placeholder: matches(/\]\(\s?(?:https?:|\/\/|www)[^)\s]{0,200}[=/?][[{<%$][a-z]/i),
  replaces: matches(/\b(?:replac\w{0,5}|where(?:as)?)\s[[{<%$][a-z_ ]{1,20}[\]}>%]/i),
  joins: matches(/\b(?:concatenate|join|interlace|assemble)\b[^.\n]{0,40}(?:\bstrings?\b|\bparts?\b|["“]|\b\w\s?\+\s?\w\b)/i),
  overridesAbroad: matches(
    /(?:忽略|无视|忘记|忽視|無視|忘れ).{0,12}(?:指示|指令|说明|規則|规则|以前|之前|以上|上記|前|全て|网页|函数|说(?!明)|声明|述べ)|(?:指示|指令|以前|之前|規則|規則).{0,8}(?:忽略|无视|無視|忘)|(?:지시|명령|이전).{0,8}(?:무시|잊)|bỏ qua .{0,20}(?:hướng dẫn|chỉ dẫn|lệnh)|quên .{0,20}(?:hướng dẫn|chỉ dẫn|lệnh)|talimat\S{0,8} (?:unut|yoksay|görmezden)|تجاهل .{0,20}(?:التعليمات|السابقة)(?!.{0,20}\s(?:على|في)\s)/iu,
  ),
  asksSecretAbroad: matches(
    /(?:密码|密碼|パスワード|비밀번호|秘密鍵|秘密キー|密钥).{0,12}(?:[?？是告提教何]|를|가)|mật khẩu|bí mật|mot de passe|şifre|clé secrète|llave secreta|clave secreta|chiave segreta|geheimer schlüssel|chave secreta|palavra-passe|contraseña|passwort/iu,
  ),
  quotes: matches(/^\W{0,6}[`"“«].{3}|`[^`\n]{8,}`/u),
  /** “…”, whispered the old man. */
  toldInStory: matches(
    /[,.!?]['"”’»]\s{1,3}(?:(?:he|she|they|the|il|elle|er|sie) )?(?:said|says|whispered|asked|cried|replied|shouted|murmured|answered|muttered|called|sagte|rief|flüsterte|fragte|dit|cria|murmura|dijo|gritó|susurró|disse|sussurrò|zei|riep|powiedział|сказал)\b/iu,
  ),
  listed: matches(/^\s{0,12}(?:[-*+•]|\d{1,3}[.)])\s/),
} satisfies Record<string, Cue>;
