/**
 * A process that changes the project named as its argument again and again: edits, undoes, saves the view and now and
 * then saves as. It says after each action how many there were; the crash test kills it and looks at what is on disk.
 */
import { ProjectStore } from '#main/project/projectStore';
import { isUndo, pairOf } from '#main/testing/savingModel';

const [, , path, target] = process.argv;
const store = ProjectStore.open(path);
const saveView = (action: number): void => store.saveView({ json: JSON.stringify({ action }) });
// The one killed before may not have come to it.
saveView(store.pickState.revision - 1);

for (let action = store.pickState.revision; ; action += 1) {
  if (isUndo(action)) store.undo();
  else store.applyEdit(pairOf(action));
  process.stdout.write(`${action + 1}\n`);
  saveView(action);
  if (action % 7 === 0) await store.copyTo(target);
}
