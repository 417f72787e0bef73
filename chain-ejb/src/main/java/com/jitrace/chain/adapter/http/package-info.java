/** The public read interface: answers for every GET below /chain, for any server that can mount them, and one small server of its own.
 *
 * <p>node → <b>adapter.http</b> → readers, mirrors, foreign tools
 */
@NullMarked
package com.jitrace.chain.adapter.http;

import org.jspecify.annotations.NullMarked;
