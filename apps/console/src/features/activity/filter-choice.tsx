import { type ActivityFilter, activityFilters } from '@countersign/contract';
import { startTransition, useId, useOptimistic } from 'react';
import { useActivityWords } from '../../shared/words/use-words.tsx';
import classes from './filter-choice.module.css';

interface FilterChoiceProps {
  chosen: ActivityFilter | null;
  onChoose: (filter: ActivityFilter | null) => void;
}

/** Which events to show: radio buttons, of which the arrow keys choose another. */
export function FilterChoice({ chosen, onChoose }: FilterChoiceProps) {
  const activity = useActivityWords();
  const group = useId();
  // The address changes in a transition, during which React would set the button back to the one before.
  const [shown, show] = useOptimistic(chosen);
  const choose = (filter: ActivityFilter | null) =>
    startTransition(() => {
      show(filter);
      onChoose(filter);
    });
  return (
    <fieldset className={classes.choice}>
      <legend className="visually-hidden">{activity.show}</legend>
      {[null, ...activityFilters].map((filter) => (
        <label key={filter} className={classes.option}>
          <input
            className={classes.mark}
            type="radio"
            name={group}
            checked={filter === shown}
            onChange={() => choose(filter)}
          />
          {filter === null ? activity.everything : activity.filters[filter]}
        </label>
      ))}
    </fieldset>
  );
}
