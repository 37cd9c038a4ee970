import { hostContract } from '../contract.ts';
import { modelOf, openModel } from '../open-model.ts';
import { PROFILES } from '../wps-emulator/profile.ts';
import { opening } from './open-wps.ts';

describe.each(PROFILES)('$name', (profile) => {
  const open = opening(profile);
  hostContract((sheets, options = {}) => openModel(modelOf(sheets, options), open));
});
