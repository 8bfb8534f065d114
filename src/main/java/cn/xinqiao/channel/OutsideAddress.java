package cn.xinqiao.channel;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses we may call that a person has typed in: they must not lead into our own network.
 * A host that the operator has named may stand there, and may speak plain HTTP.
 *
 * @param internal hosts of the own network that may be called
 */
public record OutsideAddress(Set<String> internal) {
  private static final int LONGEST = 500;

  /**
   * The address, if it is whole and may be called by its form; where it leads is looked up later.
   */
  public Optional<URI> in(String typed) {
    try {
      var address = new URI(typed.strip());
      return isWhole(address) && hasSafeScheme(address) ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * Looked up at each sending, right before the connection is made: the answer of a name server may
   * change, and the client takes the same answer from Java's own cache.
   */
  public boolean leadsOut(URI address) throws UnknownHostException {
    return isInternal(address)
        || Arrays.stream(InetAddress.getAllByName(address.getHost()))
            .allMatch(OutsideAddress::isPublic);
  }

  private boolean hasSafeScheme(URI address) {
    return address.getScheme().equalsIgnoreCase("https")
        || address.getScheme().equalsIgnoreCase("http") && isInternal(address);
  }

  private boolean isInternal(URI address) {
    return internal.contains(address.getHost().toLowerCase(Locale.ROOT));
  }

  private static boolean isWhole(URI address) {
    return address.getScheme() != null
        && address.getHost() != null
        && address.getRawUserInfo() == null
        && address.getRawFragment() == null
        && address.toString().length() <= LONGEST;
  }

  public static boolean isPublic(InetAddress found) {
    return !found.isAnyLocalAddress()
        && !found.isLoopbackAddress()
        && !found.isLinkLocalAddress()
        && !found.isSiteLocalAddress()
        && !found.isMulticastAddress()
        && !isSetAside(found.getAddress());
  }

  /** Ranges that Java has no name for. */
  private static boolean isSetAside(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (bytes.length == 4) {
      return first == 0
          || first >= 240
          || first == 100 && second >= 64 && second < 128 // shared by carriers
          || first == 192 && second == 0
          || first == 198 && (second == 18 || second == 19);
    }
    return (first & 0xfe) == 0xfc // unique local
        || first == 0x00 && second == 0x64 // IPv4 behind a translator
        || first == 0x20 && second == 0x02; // 6to4 holds an IPv4 address
  }
}
