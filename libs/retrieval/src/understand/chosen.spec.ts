import { describe, expect, it } from 'vitest';
import { chosenOf } from './chosen.ts';

const offer = (question: string, title: string) => ({ question, title, documentId: title, hint: '' });
const herons = [
  offer('How long is the warranty for Heron 3?', 'Heron 3 espresso machine manual'),
  offer('How long is the warranty for Heron 5?', 'Heron 5 espresso machine manual'),
];
const leave = [
  offer('When does unused leave expire for Germany?', 'Leave policy Germany'),
  offer('When does unused leave expire for France?', 'Leave policy France'),
];
const plans = [
  offer('What does the Basic plan cost?', 'Basic plan'),
  offer('What does the Pro plan cost?', 'Pro plan'),
  offer('What does the Team plan cost?', 'Team plan'),
];
const policies = [offer('How many days of leave for IT?', 'IT policy'), offer('How many days of leave for HR?', 'HR policy')];
const valves = [offer('Wie setze ich VX-117 zurück?', 'Ventilregler VX-117'), offer('Wie setze ich VX-125 zurück?', 'Ventilregler VX-125')];

describe('a reply to what was asked back', () => {
  it.each([
    ['How long is the warranty for Heron 5?', herons, [1]],
    ['how long is the warranty for heron 5', herons, [1]],
    ['How long is the warranty of the Heron 5?', herons, [1]],
    ['What about the Heron 5?', herons, [1]],
    ['Was ist mit dem VX-125?', valves, [1]],
    ['the Heron 3', herons, [0]],
    ['Heron 3', herons, [0]],
    ['heron3', herons, [0]],
    ['I mean the Heron 5, please', herons, [1]],
    ['And for the Heron 5?', herons, [1]],
    ['3', herons, [0]],
    ['the first one', herons, [0]],
    ['the latter', herons, [1]],
    ['2.', herons, [1]],
    ['option 2', plans, [1]],
    ['the third', plans, [2]],
    ['both', herons, [0, 1]],
    ['all of them', plans, [0, 1, 2]],
    ['Heron 3 and Heron 5', herons, [0, 1]],
    ['Basic and Team', plans, [0, 2]],
    ['das erste', herons, [0]],
    ['das Zweite bitte', herons, [1]],
    ['die Heron 5', herons, [1]],
    ['Ich meine den VX117', valves, [0]],
    ['der VX 125', valves, [1]],
    ['beide', valves, [0, 1]],
    ['the German one', leave, [0]],
    ['for France', leave, [1]],
    ['the Pro plan', plans, [1]],
    ['Pro', plans, [1]],
    ['IT', policies, [0]],
    ['The IT policy', policies, [0]],
  ])('%s', (reply, offered, places) => {
    expect(chosenOf(reply, offered)).toEqual(places.map((place) => offered[place]));
  });

  it.each([
    ['How heavy is the Heron 3?', herons],
    ['the Heron 7', herons],
    ['What is the Heron 3?', herons],
    ['When was the 3?', herons],
    ['Do you have the Heron 3 manual?', herons],
    ['How many Heron 5 do you have?', herons],
    ['Who has the Pro plan?', plans],
    ['Does the Pro plan cost more?', plans],
    ['Where is the Pro plan?', plans],
    ['Warum setze ich den VX-117 zurück?', valves],
    ['Gibt es den VX-117 noch?', valves],
    ['neither', herons],
    ['not the Heron 3', herons],
    ['the fourth', plans],
    ['Which plan is cheaper?', plans],
    ['And the price?', herons],
    ['Why?', herons],
    ['the newer one', herons],
    ['thanks', plans],
    ['Who invented the oven?', plans],
    ['', plans],
    ['?', plans],
  ])('is none where it says something else: %s', (reply, offered) => {
    expect(chosenOf(reply, offered)).toEqual([]);
  });

  it('is none where nothing was asked back', () => {
    expect(chosenOf('the first one', [])).toEqual([]);
  });
});
