/** The explorer at /graphql: asks with the session of whoever is signed in. A page of its own, so that its editor never weighs on the product's. */
import { SCHEME_KEY } from '@baraza/ui/tokens';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/graphiql.css';
import { createRoot } from 'react-dom/client';
import './explorer.css';

// Lines that the editor shows whole on a screen of 1280.
const WELCOME = `# Ask about your projects. Ctrl + Enter runs it;
# Ctrl + Space shows what can be asked; the book on
# the left describes every type. Operations are
# mutations: what they change can be undone.

query MyProjects {
  me { displayName }
  projects {
    id
    name
    myRole
    stakeholders(first: 10, orderBy: [{ field: name }]) {
      totalCount
      nodes {
        name
        kind { code }
        relationships(first: 5) {
          nodes {
            type { code }
            from { name }
            to { name }
          }
        }
      }
    }
  }
}
`;

const root = document.getElementById('explorer');
if (!root) throw new Error('The page has no place for the explorer.');
const PRODUCT = 'Baraza';
/** As the rest of the product looks on this device. */
const kept = localStorage.getItem(SCHEME_KEY);
const theme = kept === 'light' || kept === 'dark' ? kept : null;
createRoot(root).render(
  <GraphiQL fetcher={createGraphiQLFetcher({ url: '/graphql' })} defaultQuery={WELCOME} shouldPersistHeaders={false} defaultTheme={theme}>
    <GraphiQL.Logo>
      <a className="home" href="/">
        {PRODUCT}
      </a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
