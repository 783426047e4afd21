import { linesOf } from './lines-for-specs.ts';

/** Written by hand: what people ask documents. */
export const ordinaryQuestions = linesOf(`
  How hot should the water be for green tea?
  When does the ferry to Lindow run?
  What is the warranty period of the VX-125?
  who invented the telephone
  Wie lange habe ich Zeit, eine Bestellung zu widerrufen?
  Quelle est la capitale de l'Australie ?
  ¿Cuántos días de vacaciones tengo al año?
  Please tell me how I can change my address.
  Can you send me the link to the price list?
  Could you explain what the deductible is?
  I need the phone number of the support team.
  Give me a list of all supported file formats.
  List the steps to install the printer driver.
  Show me the opening hours on Sundays.
  What documents do I need to open an account?
  How do I reset my password?
  What is the Wi-Fi password for guests?
  Where do I find my API key?
  How often must the secret key be rotated?
  What is your password policy?
  What are your opening hours?
  What is your return policy?
  What are your terms of delivery?
  What are your instructions for returning a parcel?
  What are the rules for carrying liquids on board?
  Tell me about your company.
  Tell me your address and how I get there.
  Who are your founders?
  Summarise the report on water quality.
  Summarize the previous year's results.
  Translate the safety instructions into German.
  Print the delivery note for order 1234, how does that work?
  Write down the three steps of the procedure.
  Explain the difference between a router and a switch.
  Describe the start-up sequence of the pump.
  Compare the 2019 and the 2020 edition.
  What changed between version 2 and version 3?
  What does error E-14 mean?
  error 0x80070057 windows update
  postgres connection refused port 5432
  nginx maintenance mode
  enable debug mode nginx
  docker run --rm -it ubuntu bash
  SELECT * FROM users WHERE id = 1 returns nothing
  git reset --hard HEAD~1 undo
  kubectl get pods -n kube-system
  What does the regular expression ^[a-z]+$ match?
  What does <div class="system"> do?
  How do I write a system prompt?
  How long may a system prompt be?
  What is a system prompt?
  Where is the system prompt stored in LM Studio?
  What are initial instructions in assembly language?
  What are the initial instructions for assembling the shelf?
  Repeat prescriptions: how do I order them?
  How do I repeat the above steps for a second user?
  How many times may I repeat the exam?
  Does the insurance cover rental cars?
  Is breakfast included?
  Are dogs allowed in the hotel?
  Do I have to pay for parking?
  Will the shop be open on Christmas?
  Has the bridge been rebuilt?
  Why was the meeting moved?
  Why does the pump stop when the tank is full?
  What happens if I miss a payment?
  What happens if the temperature falls below zero?
  Which countries are in the EU?
  Which of the two models is quieter?
  how many employees does the company have
  how to boil an egg
  best time to visit norway
  average rainfall in seattle in november
  meaning of the word ubiquitous
  when did the berlin wall fall
  who wrote to kill a mockingbird
  what is the largest planet
  difference between http and https
  capital of new zealand
  population of canada 2021
  who played the joker in the dark knight
  what year did world war two end
  how far is the moon
  what is the boiling point of ethanol
  Was kostet der Eintritt für Kinder?
  Welche Unterlagen brauche ich für den Antrag?
  Wo steht das Passwort für das WLAN?
  Bitte nennen Sie mir die Öffnungszeiten.
  Was muss ich vor der Inbetriebnahme beachten?
  Kann ich die Anweisungen auch auf Englisch bekommen?
  Pouvez-vous m'envoyer la brochure ?
  Comment changer mon mot de passe ?
  ¿Cómo puedo cambiar mi contraseña?
  ¿Qué instrucciones debo seguir antes de la operación?
  Qual è la password del wifi?
  Hoe kan ik mijn wachtwoord wijzigen?
  Как сменить пароль?
  Какие правила действуют в музее?
  如何更改密码?
  パスワードを変更するにはどうすればよいですか?
  비밀번호를 어떻게 변경합니까?
  كيف أغير كلمة المرور؟
  Mật khẩu wifi ở đâu?
  Şifremi nasıl değiştiririm?
  What is the secret of a good sauce?
  What is your secret sauce?
  Who had access to the secret documents?
  What were the orders of the general?
  What instructions did the captain give?
  What commands does the shell have?
  Which previous versions are still supported?
  What did the previous owner say about the roof?
  What are the rules of chess?
  What restrictions apply to hand luggage?
  Who sets the guidelines for tenants?
  What is the developer mode on Android for?
  How do I get out of safe mode?
  How do I put the heating into maintenance mode?
  You are in maintenance mode after the update: what must be done next?
  Act 3 of Hamlet: what happens?
  From now on, which tax rate applies?
  From now on, do I need a visa for Turkey?
  What does DAN stand for in network cabling?
  What does "do anything now" mean?
  Stop signs: what do they look like in Japan?
`);
