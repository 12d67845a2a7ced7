import { useEffect, useEffectEvent } from 'react';
import { hrefOf, type Route, showAddress } from '../../app/route.ts';
import { focusedPlace, forgetPlace, type Place } from './focus.ts';

/**
 * The address follows the focus, so that a reload comes back to the same place.
 * @param routeTo `undefined` for a place that is not on this page
 */
export function useAddressOfFocus(routeTo: (place: Place) => Route | undefined): void {
  const follow = useEffectEvent(() => {
    const route = routeTo(focusedPlace.get());
    if (route) showAddress(hrefOf(route));
  });
  useEffect(() => {
    const off = focusedPlace.subscribe(() => follow());
    return () => {
      off();
      forgetPlace();
    };
  }, []);
}
