/** The only door of the chain for programs: submit, learn the outcome, read blocks and proofs.
 *
 * <p>application → <b>gateway</b> → node
 */
@NullMarked
package com.jitrace.chain.gateway;

import org.jspecify.annotations.NullMarked;
