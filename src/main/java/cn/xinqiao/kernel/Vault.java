package cn.xinqiao.kernel;

/** Keeps personal data unreadable at rest. */
public interface Vault {

  /**
   * Encrypts words so that they can be opened again only for the same {@code owner}: a sealed value
   * that is copied to another row does not open there.
   */
  byte[] seal(String words, String owner);

  /**
   * @throws IllegalStateException when the value was sealed with another key or for another owner
   */
  String open(byte[] sealed, String owner);

  /** The same for what is no words: a scan, a picture. */
  byte[] seal(byte[] content, String owner);

  /**
   * @throws IllegalStateException when it was sealed with another key or for another owner
   */
  byte[] unseal(byte[] sealed, String owner);

  /** A keyed fingerprint, to find an equal value again without opening any; 64 hex digits. */
  String fingerprint(String words);
}
