import { serve } from '@hono/node-server';
import { Hono } from 'hono';

// The yardstick for cold starts and memory: the framework with one route and nothing behind it.
serve({ fetch: new Hono().get('/', (c) => c.json({ status: 'live' })).fetch, port: Number(process.env.PORT) });
