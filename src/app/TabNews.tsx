import { useServices } from '../state/services';
import { createTabNews } from '../state/tab-news';
import { LinkButton } from '../ui/Button';

/** Says what another tab did to what this one shows. */
export function TabNews() {
  const news = useServices().once(createTabNews);
  return (
    <div role="status">
      {news.value && (
        <p>
          {news.value}{' '}
          <LinkButton
            onClick={() => {
              news.value = null;
            }}
          >
            OK
          </LinkButton>
        </p>
      )}
    </div>
  );
}
