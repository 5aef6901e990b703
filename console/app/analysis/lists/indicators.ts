import { indicatorsOf } from '../../../../knowledge/indicators.ts';
import budget from '../../../../knowledge/indicators/budget.json' with { type: 'json' };
import conflict from '../../../../knowledge/indicators/conflict.json' with { type: 'json' };
import contracts from '../../../../knowledge/indicators/contracts.json' with { type: 'json' };
import control from '../../../../knowledge/indicators/control.json' with { type: 'json' };
import other from '../../../../knowledge/indicators/other.json' with { type: 'json' };
import permits from '../../../../knowledge/indicators/permits.json' with { type: 'json' };
import personnel from '../../../../knowledge/indicators/personnel.json' with { type: 'json' };
import services from '../../../../knowledge/indicators/services.json' with { type: 'json' };
import systems from '../../../../knowledge/indicators/systems.json' with { type: 'json' };
import { parseIndicators } from '../../../../knowledge/schema/indicator.ts';

/** The signs of risk as they are built into the page: the same files that the server asks from. */
export const indicators = indicatorsOf([
  parseIndicators(personnel, 'personnel'),
  parseIndicators(conflict, 'conflict'),
  parseIndicators(services, 'services'),
  parseIndicators(permits, 'permits'),
  parseIndicators(control, 'control'),
  parseIndicators(budget, 'budget'),
  parseIndicators(contracts, 'contracts'),
  parseIndicators(systems, 'systems'),
  parseIndicators(other, 'other'),
]);
