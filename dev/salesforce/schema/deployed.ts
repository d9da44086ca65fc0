/** Owns which schema an org has now: what its admin has deployed, and how, at the present position of the switches. */

import type { DataSwitches } from '../data-switches';
import { type Catalog, createCatalog, type CustomSchema } from './catalog';
import type { DxSource } from './dx-source';

/** One schema for each position of the switches that change it. */
export function createCatalogs(source: DxSource, switches: DataSwitches): () => Catalog {
  const made = new Map<string, Catalog>();
  return () => {
    const { sharedActivities, enhancedEmail, personAccounts } = switches;
    const { metadataDeployed, alsoDeployed, notUnique } = switches;
    const features = { sharedActivities, enhancedEmail, personAccounts };
    const key = [metadataDeployed, ...Object.values(features), ...alsoDeployed, '', ...notUnique].join();
    const catalog = made.get(key) ?? createCatalog({ custom: deployed(source, switches), features });
    made.set(key, catalog);
    return catalog;
  };
}

function deployed(
  { packages }: DxSource,
  { metadataDeployed, alsoDeployed, notUnique }: DataSwitches,
): CustomSchema {
  const there = packages.filter(({ name }, n) => (n === 0 ? metadataDeployed : alsoDeployed.includes(name)));
  return {
    objects: there.flatMap(({ objects }) => objects),
    fields: there
      .flatMap(({ fields }) => fields)
      .map(({ object, field }) => ({
        object,
        field: notUnique.includes(`${object}.${field.name}`) ? { ...field, unique: false } : field,
      })),
  };
}
