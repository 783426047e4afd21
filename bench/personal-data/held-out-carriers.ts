import type { Carriers } from './carriers.ts';
import type { Language } from './contacts.ts';

/**
 * Written when the rules stood, and measured once before these were given what they lacked (names 0.41, births 0.80, phones 0.90 found then):
 * held out no longer. Who wants to know again writes others.
 */
export const heldOutCarriers: Readonly<Record<Language, Carriers>> = {
  en: {
    'payment-card': ['pls use {} exp 04/29 and send the receipt', 'The statement lists {}; the holder disputes it.'],
    iban: ['Account holder: see overleaf\nAccount: {}\nBank: Harbour Bank', 'we paid into {} twice by mistake'],
    'national-id': ['As for identification, the tenant gave [] {} over the counter.', '({}, [])'],
    passport: ['{}'],
    phone: [
      'If urgent ring {} and ask for the porter.',
      'Mobile {} | Office hours 9 to 5',
      'my new number is {}, please update your records',
    ],
    'e-mail': ['cc {} on everything', 'Contact <{}> for a quote.'],
    address: ['Please deliver to:\n{}\nby noon.', 'The house at {} was sold in March.'],
    'birth-date': ['Patient (DOB {}) presented with a cough.', 'Birth date {}, place unknown.', 'she turned forty, being born {}'],
    name: [
      'Hi {},\ncould you call me back?',
      'The claimant, Ms. {}, was not present.',
      'Signed,\n{}',
      'Prepared by: {}',
      'Dr {} will see you now.',
    ],
    'ip-address': ['Failed password for root from {} port 22', 'client {} timed out'],
    'mac-address': ['ether {} txqueuelen 1000'],
  },
  de: {
    'payment-card': ['bitte von der {} abbuchen, gültig bis 04/29', 'Auf dem Auszug steht {}, der Inhaber bestreitet das.'],
    iban: ['Kontoverbindung: {} bei der Hafenbank', 'wir haben versehentlich zweimal auf {} gezahlt'],
    'national-id': ['Zur Person: [] {}, ledig.', '({}, [])'],
    passport: ['{}'],
    phone: [
      'Im Notfall bitte {} wählen und den Pförtner verlangen (Tel. rund um die Uhr).',
      'Mobil {} | Büro 9 bis 17 Uhr',
      'meine neue Rufnummer lautet {}',
    ],
    'e-mail': ['bitte {} in Kopie nehmen', 'Kontakt: <{}>'],
    address: ['Lieferung an:\n{}\nbis mittags.', 'Das Haus in der {} wurde im März verkauft.'],
    'birth-date': ['Pat. (geb. am {}) mit Husten.', 'Geburtstag: {}', 'geboren {} in Ulm'],
    name: [
      'Hallo {},\nkönnen Sie mich zurückrufen?',
      'Die Klägerin, Frau {}, war nicht da.',
      'gez.\n{}',
      'Erstellt von: {}',
      'Dr. {} empfängt Sie jetzt.',
    ],
    'ip-address': ['Anmeldung von {} abgelehnt', 'Client {} antwortet nicht'],
    'mac-address': ['Adapter {} aktiv'],
  },
  fr: {
    'payment-card': ['merci de débiter la {} valable jusqu’au 04/29', 'Le relevé porte {} ; le titulaire conteste.'],
    iban: ['Compte : {}, Banque du Port', 'nous avons payé deux fois sur {}'],
    'national-id': ['Identité : [] {}, célibataire.', '({}, [])'],
    passport: ['{}'],
    phone: [
      'En cas d’urgence, faites le {} et demandez le portier.',
      'Mobile {} | Bureau de 9 h à 17 h',
      'mon nouveau numéro de téléphone est le {}',
    ],
    'e-mail': ['mettez {} en copie', 'Contact <{}>'],
    address: ['Livrer à :\n{}\navant midi.', 'La maison du {} a été vendue en mars.'],
    'birth-date': ['Patiente (née le {}) avec toux.', 'Né(e) le : {}', 'naissance : {}'],
    name: [
      'Bonjour {},\npouvez-vous me rappeler ?',
      'La demanderesse, Madame {}, était absente.',
      'Signé,\n{}',
      'Rédigé par : {}',
      'Le docteur {} va vous recevoir.',
    ],
    'ip-address': ['Connexion refusée depuis {}', 'client {} sans réponse'],
    'mac-address': ['carte {} active'],
  },
  es: {
    'payment-card': ['por favor cobren de la {} válida hasta 04/29', 'El extracto muestra {}; el titular lo discute.'],
    iban: ['Cuenta: {}, Banco del Puerto', 'pagamos dos veces a {}'],
    'national-id': ['Identidad: [] {}, soltera.', '({}, [])'],
    passport: ['{}'],
    phone: [
      'En caso de urgencia marque el {} y pregunte por el portero.',
      'Móvil {} | Oficina de 9 a 17',
      'mi nuevo número de teléfono es {}',
    ],
    'e-mail': ['ponga {} en copia', 'Contacto <{}>'],
    address: ['Entregar en:\n{}\nantes de mediodía.', 'La casa de {} se vendió en marzo.'],
    'birth-date': ['Paciente (nacida el {}) con tos.', 'F. nacimiento: {}', 'nació el {} en Soria'],
    name: [
      'Hola {},\n¿puede llamarme?',
      'La demandante, Sra. {}, no estaba.',
      'Firmado:\n{}',
      'Elaborado por: {}',
      'El doctor {} le recibe ahora.',
    ],
    'ip-address': ['Acceso denegado desde {}', 'cliente {} sin respuesta'],
    'mac-address': ['tarjeta {} activa'],
  },
  it: {
    'payment-card': ['addebitate sulla {} valida fino al 04/29', 'L’estratto riporta {}; il titolare contesta.'],
    iban: ['Conto: {}, Banca del Porto', 'abbiamo pagato due volte su {}'],
    'national-id': ['Identità: [] {}, nubile.', '({}, [])'],
    passport: ['{}'],
    phone: [
      'In caso di urgenza fare il {} e chiedere del portiere.',
      'Cell. {} | Ufficio dalle 9 alle 17',
      'il mio nuovo numero di telefono è {}',
    ],
    'e-mail': ['mettete {} in copia', 'Contatto <{}>'],
    address: ['Consegnare a:\n{}\nentro mezzogiorno.', 'La casa di {} fu venduta a marzo.'],
    'birth-date': ['Paziente (nata il {}) con tosse.', 'Nato/a il: {}', 'nascita: {}'],
    name: [
      'Ciao {},\npuò richiamarmi?',
      'La ricorrente, signora {}, era assente.',
      'Firmato,\n{}',
      'Redatto da: {}',
      'Il dottor {} la riceve ora.',
    ],
    'ip-address': ['Accesso negato da {}', 'client {} senza risposta'],
    'mac-address': ['scheda {} attiva'],
  },
};
