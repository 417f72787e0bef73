/** What an industry pack may say to the platform: attributes, checks, texts, a panel; knows no container, database or screen.
 *
 * <p>pack → <b>spi</b> ← platform
 */
@NullMarked
package com.jitrace.spi;

import org.jspecify.annotations.NullMarked;
