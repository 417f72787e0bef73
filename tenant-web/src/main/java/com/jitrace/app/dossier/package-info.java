/** Everything that an organisation knows of an item, as one file that anybody can check without asking anybody (docs/spec/pack.md).
 *
 * <p>trace, records, documents, proofs of the chain → <b>dossier</b> → page or API
 */
@NullMarked
package com.jitrace.app.dossier;

import org.jspecify.annotations.NullMarked;
