import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { Foot } from './foot.tsx';
import { currentPage, pages } from './pages.ts';
import { route } from './route.ts';
import { Waiting } from './waiting.tsx';

/** On a phone: the pages that the bar has no room for, and what stands at the foot of the rail elsewhere. */
export const More = ({ onClose }: { readonly onClose: () => void }) => (
  <Dialog label="More" className="more-sheet" onClose={onClose}>
    <nav aria-label="More pages">
      {pages()
        .filter(({ isOnPhoneBar }) => !isOnPhoneBar)
        .map(({ path, name, icon }) => (
          <a key={path} href={`/${path}`} aria-current={path === currentPage(route.value) ? 'page' : undefined} onClick={onClose}>
            <Icon name={icon} /> {name} <Waiting path={path} />
          </a>
        ))}
    </nav>
    <Foot />
  </Dialog>
);
