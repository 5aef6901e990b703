import { isLoopback } from './mode.ts';

/**
 * The addresses that this channel calls. They come with what people send, so nothing about them is believed:
 * what is not on this list is not called.
 */
export interface Hosts {
  /** Where answers go, with our token. */
  readonly isService: (address: string) => boolean;
  /** Where files are fetched from, without it. */
  readonly isContent: (address: string) => boolean;
}

// Names below these can be had from Microsoft alone, but for SharePoint's, where every organisation has one.
const services = ['smba.trafficmanager.net', '.botframework.com'];
const contents = ['.sharepoint.com'];

export const microsoftHosts: Hosts = {
  isService: (address) => isAt(address, services),
  isContent: (address) => isAt(address, contents),
};

/** For a connector that runs on this very machine. */
export const loopbackHosts: Hosts = {
  isService: isLocal,
  isContent: isLocal,
};

function isAt(address: string, hosts: readonly string[]): boolean {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.port !== '' || hasAccount(url)) return false;
  return hosts.some((host) =>
    host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host,
  );
}

function isLocal(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'http:' && isLoopback(url.hostname) && !hasAccount(url);
}

function hasAccount({ username, password }: URL): boolean {
  return username !== '' || password !== '';
}
