using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Binnacle.Storage.Hashes;

/// <summary>
/// SHA-256 of few bytes. The runtime has OpenSSL make a context for each hash, which takes three times as long as the hash of an edit's row itself; here each thread keeps one. Where OpenSSL 3 is not
/// there, and for many bytes, the runtime's own way is taken: it gives the same. Measured in docs/decisions/0029.
/// </summary>
internal static class Sha256
{
    /// <summary>More take longer than a call may that does not tell the collector of itself.</summary>
    private const int Few = 2048;

    private static readonly nint Algorithm = Fetched();

    [ThreadStatic]
    private static Context? _ofThread;

    public static void Hash(ReadOnlySpan<byte> bytes, Span<byte> target)
    {
        if (Algorithm == 0 || bytes.Length > Few || target.Length < SHA256.HashSizeInBytes || !(_ofThread ??= new()).TryHash(bytes, target))
            SHA256.HashData(bytes, target);
    }

    /// <returns>0 where there is no OpenSSL 3.</returns>
    private static nint Fetched()
    {
        // The runtime sets the library up first: so that it is not torn down at the process's end while threads may still use it.
        SHA256.HashData([]);
        try
        {
            return OpenSsl.EVP_MD_fetch(0, "SHA256", null);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            return 0;
        }
    }

    /// <summary>Goes with its thread.</summary>
    private sealed class Context : SafeHandle
    {
        public Context()
            : base(0, ownsHandle: true) => SetHandle(OpenSsl.EVP_MD_CTX_new());

        public override bool IsInvalid => handle == 0;

        public bool TryHash(ReadOnlySpan<byte> bytes, Span<byte> target) =>
            !IsInvalid
            && OpenSsl.EVP_DigestInit_ex2(handle, Algorithm, 0) == 1
            && OpenSsl.EVP_DigestUpdate(handle, in MemoryMarshal.GetReference(bytes), (nuint)bytes.Length) == 1
            && OpenSsl.EVP_DigestFinal_ex(handle, ref MemoryMarshal.GetReference(target), out _) == 1;

        protected override bool ReleaseHandle()
        {
            OpenSsl.EVP_MD_CTX_free(handle);
            return true;
        }
    }

    private static class OpenSsl
    {
        private const string Library = "libcrypto.so.3";

        [DllImport(Library)]
        public static extern nint EVP_MD_fetch(nint context, [MarshalAs(UnmanagedType.LPUTF8Str)] string algorithm, [MarshalAs(UnmanagedType.LPUTF8Str)] string? properties);

        [DllImport(Library)]
        public static extern nint EVP_MD_CTX_new();

        [DllImport(Library)]
        public static extern void EVP_MD_CTX_free(nint context);

        [DllImport(Library), SuppressGCTransition]
        public static extern int EVP_DigestInit_ex2(nint context, nint algorithm, nint parameters);

        [DllImport(Library), SuppressGCTransition]
        public static extern int EVP_DigestUpdate(nint context, ref readonly byte bytes, nuint length);

        [DllImport(Library), SuppressGCTransition]
        public static extern int EVP_DigestFinal_ex(nint context, ref byte target, out uint length);
    }
}
