/**
 * Pages about people: asking to come in, accepting an invitation, the team, the own account, the security log.
 *
 * <p>page.shell → <b>page.people</b> → use case
 */
@NullMarked
package com.jitrace.app.page.people;

import org.jspecify.annotations.NullMarked;
