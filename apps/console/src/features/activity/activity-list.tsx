import { type ActivityFilter, activityFilters } from '@countersign/contract';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { paths } from '../../shared/navigation/paths.ts';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { QueryPlaceholder } from '../../shared/ui/when-loaded.tsx';
import { activityQuery } from './activity-api.ts';
import { FilterChoice } from './filter-choice.tsx';
import { Pages } from './pages.tsx';

/** The filter stands in the address, so that it outlives a reload and can be kept as a bookmark. */
function useFilter() {
  const { search } = useLocation();
  const navigate = useNavigate();
  const asked = new URLSearchParams(search).get('only');
  const chosen = activityFilters.find((filter) => filter === asked) ?? null;
  const choose = (filter: ActivityFilter | null) =>
    navigate(filter === null ? paths.activity : `${paths.activity}?only=${filter}`, { replace: true });
  return [chosen, choose] as const;
}

/** What happened, narrowed as one likes. */
export function ActivityList() {
  const [only, choose] = useFilter();
  const query = useQuery(activityQuery(only));
  return (
    <>
      <FilterChoice chosen={only} onChoose={choose} />
      {query.data === undefined ? (
        <QueryPlaceholder key={only} query={query} waiting={<Skeleton rows={[24, 56, 56, 56]} />} />
      ) : (
        <Pages
          key={`${only} ${query.dataUpdatedAt}`}
          first={query.data}
          only={only}
          isOutdated={query.isPlaceholderData}
        />
      )}
    </>
  );
}
