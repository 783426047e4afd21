import type { PersonalKind } from '#core';
import type { Language } from './contacts.ts';

/** Sentences of our own that carry a value where “{}” stands; “[]” is what a number is called. The first of a list name it, the last do not. */
export type Carriers = Readonly<Partial<Record<PersonalKind, readonly string[]>>>;

export const carriers: Readonly<Record<Language, Carriers>> = {
  en: {
    'payment-card': [
      'Please charge my credit card {} for the deposit.',
      'Card number: {}, valid until next spring.',
      'It was paid with {} at the counter.',
    ],
    iban: ['Transfer the rent to {} by Friday.', 'IBAN {} (joint account).', 'The refund goes to {}, as agreed.'],
    'national-id': ['The applicant’s [] is {}.', '[]: {}', 'On file under [] {} since last year.'],
    passport: ['The zone at the foot of the page reads\n{}\nand was scanned twice.'],
    phone: ['Call me on {} after six.', 'Phone: {}', 'You can reach the caretaker by mobile: {}.', 'Tel. {} (evenings)'],
    'e-mail': ['Write to {} before noon.', 'E-mail: {}', 'She forwarded it to {}, who never answered.'],
    address: ['Address: {}', 'The parcel goes to {}.', 'He lives at {} with two cats.'],
    'birth-date': ['Date of birth: {}', 'She was born on {} in the county hospital.', 'DOB {}, no allergies.'],
    name: [
      'Dear Mr {},\nthank you for the tea.',
      'Full name: {}',
      'My name is {} and I would like to cancel.',
      'Kind regards,\n{}',
      'Yesterday Mrs {} returned the keys.',
    ],
    'ip-address': ['The request came from {} at night.', 'Last login: {}'],
    'mac-address': ['The device {} joined the network.'],
  },
  de: {
    'payment-card': [
      'Bitte belasten Sie meine Kreditkarte {} mit der Anzahlung.',
      'Kartennummer: {}',
      'Bezahlt wurde mit {} an der Kasse.',
    ],
    iban: ['Überweisen Sie die Miete auf {} bis Freitag.', 'IBAN: {}', 'Die Erstattung geht wie besprochen an {}.'],
    'national-id': ['Die [] des Antragstellers lautet {}.', '[]: {}', 'Unter der [] {} wird sie seit Jahren geführt.'],
    passport: ['Die Zeilen am unteren Rand lauten\n{}\nund wurden zweimal gelesen.'],
    phone: [
      'Rufen Sie mich nach sechs unter der Nummer Tel. {} an.',
      'Telefon: {}',
      'Den Hausmeister erreichen Sie mobil: {}.',
      'Handy {} (abends)',
    ],
    'e-mail': ['Schreiben Sie an {} bis Mittag.', 'E-Mail: {}', 'Sie leitete es an {} weiter.'],
    address: ['Anschrift: {}', 'Das Paket geht an {}.', 'Er wohnt in der {} mit zwei Katzen.'],
    'birth-date': ['Geburtsdatum: {}', 'Sie wurde geboren am {} im Kreiskrankenhaus.', 'Patientin, geb. {}, keine Allergien.'],
    name: [
      'Sehr geehrter Herr {},\nvielen Dank für den Tee.',
      'Ansprechpartnerin: {}',
      'Mein Name ist {} und ich möchte kündigen.',
      'Mit freundlichen Grüßen\n{}',
      'Gestern brachte Frau {} die Schlüssel zurück.',
    ],
    'ip-address': ['Die Anfrage kam nachts von {}.', 'Letzte Anmeldung: {}'],
    'mac-address': ['Das Gerät {} meldete sich im Netz an.'],
  },
  fr: {
    'payment-card': ['Veuillez débiter ma carte {} de l’acompte.', 'Numéro de carte : {}', 'Le tout a été réglé avec {} à la caisse.'],
    iban: ['Virez le loyer sur {} avant vendredi.', 'IBAN : {}', 'Le remboursement ira sur {}, comme convenu.'],
    'national-id': ['Le [] du demandeur est {}.', '[] : {}', 'Inscrite sous le [] {} depuis l’an dernier.'],
    passport: ['La zone au bas de la page porte\n{}\net fut lue deux fois.'],
    phone: ['Appelez-moi au téléphone : {} après six heures.', 'Tél. : {}', 'Le gardien est joignable sur son portable {}.'],
    'e-mail': ['Écrivez à {} avant midi.', 'Courriel : {}', 'Elle l’a transmis à {}, sans réponse.'],
    address: ['Adresse : {}', 'Le colis part au {}.', 'Il habite {} avec deux chats.'],
    'birth-date': ['Date de naissance : {}', 'Elle est née le {} à l’hôpital du canton.', 'Patient né le {}, sans allergie.'],
    name: [
      'Cher Monsieur {},\nmerci pour le thé.',
      'Nom et prénom : {}',
      'Je m’appelle {} et je souhaite résilier.',
      'Cordialement,\n{}',
      'Hier, Mme {} a rendu les clés.',
    ],
    'ip-address': ['La requête venait de {} cette nuit.', 'Dernière connexion : {}'],
    'mac-address': ['L’appareil {} a rejoint le réseau.'],
  },
  es: {
    'payment-card': ['Cargue la señal en mi tarjeta {}.', 'Número de tarjeta: {}', 'Se pagó con {} en la caja.'],
    iban: ['Transfiera el alquiler a {} antes del viernes.', 'IBAN: {}', 'La devolución irá a {}, según lo acordado.'],
    'national-id': ['El [] del solicitante es {}.', '[]: {}', 'Consta con {} desde el año pasado.'],
    passport: ['La zona al pie de la página dice\n{}\ny se leyó dos veces.'],
    phone: ['Llame al teléfono {} después de las seis.', 'Teléfono: {}', 'El conserje atiende en el móvil {}.', 'Tel. {} (tardes)'],
    'e-mail': ['Escriba a {} antes de mediodía.', 'Correo: {}', 'Lo reenvió a {}, sin respuesta.'],
    address: ['Dirección: {}', 'El paquete va a {}.', 'Vive en {} con dos gatos.'],
    'birth-date': ['Fecha de nacimiento: {}', 'Ella, nacida el {} en el hospital comarcal.', 'Paciente, nacido el {}, sin alergias.'],
    name: [
      'Estimado Sr. {}:\ngracias por el té.',
      'Nombre y apellidos: {}',
      'Me llamo {} y quiero darme de baja.',
      'Un saludo,\n{}',
      'Ayer la Sra. {} devolvió las llaves.',
    ],
    'ip-address': ['La petición vino de {} de noche.', 'Último acceso: {}'],
    'mac-address': ['El aparato {} entró en la red.'],
  },
  it: {
    'payment-card': ['Addebitate l’acconto sulla mia carta {}.', 'Numero di carta: {}', 'È stato pagato con {} alla cassa.'],
    iban: ['Versate l’affitto su {} entro venerdì.', 'IBAN: {}', 'Il rimborso andrà su {}, come d’accordo.'],
    'national-id': ['Il [] del richiedente è {}.', '[]: {}', 'Risulta con {} dall’anno scorso.'],
    passport: ['La zona a piè di pagina riporta\n{}\ne fu letta due volte.'],
    phone: ['Mi chiami al telefono {} dopo le sei.', 'Telefono: {}', 'Il custode risponde al cellulare {}.', 'Tel. {} (sera)'],
    'e-mail': ['Scrivete a {} prima di mezzogiorno.', 'Posta: {}', 'L’ha inoltrato a {}, senza risposta.'],
    address: ['Indirizzo: {}', 'Il pacco va in {}.', 'Abita in {} con due gatti.'],
    'birth-date': ['Data di nascita: {}', 'È nata il {} all’ospedale civile.', 'Paziente nato il {}, nessuna allergia.'],
    name: [
      'Gentile Sig. {},\ngrazie per il tè.',
      'Nome e cognome: {}',
      'Mi chiamo {} e vorrei disdire.',
      'Cordiali saluti,\n{}',
      'Ieri la signora Sig.ra {} ha reso le chiavi.',
    ],
    'ip-address': ['La richiesta veniva da {} di notte.', 'Ultimo accesso: {}'],
    'mac-address': ['Il dispositivo {} è entrato in rete.'],
  },
};

/** Names that stand alone, which rules by context do not find: said apart, and counted against recall of names. */
export const bareNames: Readonly<Record<Language, string>> = {
  en: 'Later {} opened the window and nobody minded.',
  de: 'Später öffnete {} das Fenster, und niemand störte sich daran.',
  fr: 'Plus tard, {} ouvrit la fenêtre sans gêner personne.',
  es: 'Más tarde {} abrió la ventana y nadie protestó.',
  it: 'Più tardi {} aprì la finestra e nessuno ci fece caso.',
};
