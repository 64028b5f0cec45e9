// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// A municipality's sign-in: the certified provider `oidc-provider`, with people whom a test names, and no passwords.
// A test may ask it to twist its next tokens, as an attacker would who sits at the issuer or on the way.

import { createServer } from 'node:http';
import { SignJWT, UnsecuredJWT, decodeJwt, exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

let people = {};
let twist = '';
let first = '';

const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
const strange = (await generateKeyPair('RS256')).privateKey;
const secret = process.env.SECRET;
const signed = (claims, key = privateKey, alg = 'RS256') => new SignJWT(claims).setProtectedHeader({ alg, kid: 'ours' }).sign(key);

const HOUR = 3600;
const twists = {
  audience: (claims) => signed({ ...claims, aud: 'another-system' }),
  audiences: (claims) => signed({ ...claims, aud: [claims.aud, 'another-system'], azp: 'another-system' }),
  expired: (claims) => signed({ ...claims, iat: claims.iat - 2 * HOUR, exp: claims.iat - HOUR }),
  endless: ({ exp, ...claims }) => signed(claims),
  issuer: (claims) => signed({ ...claims, iss: 'https://elsewhere.example' }),
  nonce: (claims) => signed({ ...claims, nonce: 'that-of-another-sign-in' }),
  nonceless: ({ nonce, ...claims }) => signed(claims),
  unsigned: (claims) => new UnsecuredJWT(claims).encode(),
  stranger: (claims) => signed(claims, strange),
  secret: (claims) => signed(claims, new TextEncoder().encode(secret), 'HS256'),
  thin: ({ email, email_verified, name, ...claims }) => signed(claims),
  garbage: () => 'no.token.at-all',
  replay: (claims, token) => (first ||= token),
};

const server = createServer().listen(0, '127.0.0.1', async () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'medspil',
      client_secret: secret,
      redirect_uris: JSON.parse(process.env.REDIRECTS),
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_post',
    }],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'ours', use: 'sig', alg: 'RS256' }] },
    claims: { openid: ['sub', 'oid', 'roles', 'cpr'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    interactions: { url: (_ctx, interaction) => `/who/${interaction.uid}` },
    async loadExistingGrant(ctx) {
      const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (ctx, next) => {
    if (ctx.path === '/control') {
      const parts = [];
      for await (const part of ctx.req) parts.push(part);
      ({ people, twist } = JSON.parse(Buffer.concat(parts)));
      if (!twist) first = '';
      ctx.body = 'ok';
    } else if (ctx.path.startsWith('/who/')) {
      const who = ctx.query.as;
      const result = who ? { login: { accountId: who } } : { error: 'access_denied' };
      ctx.respond = false;
      await provider.interactionFinished(ctx.req, ctx.res, result);
    } else {
      await next();
      const token = ctx.path === '/token' && ctx.body?.id_token;
      if (token && twist) ctx.body = { ...ctx.body, id_token: await twists[twist](decodeJwt(token), token) };
    }
  });
  server.on('request', provider.callback());
  console.log(issuer);
});
process.stdin.on('end', () => process.exit()).resume(); // it ends with the tests
