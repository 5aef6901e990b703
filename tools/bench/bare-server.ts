import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// Run as a process of its own: answers every request with the same page of so many bytes, and says where it listens.
const [size = '0'] = process.argv.slice(2);
const page = Buffer.alloc(Number(size), 'a');
const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': page.length };

const server = createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(page);
});
server.listen(0, '127.0.0.1', () => {
  console.log((server.address() as AddressInfo).port);
});
