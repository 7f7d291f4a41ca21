using System.Runtime.ExceptionServices;

namespace Binnacle.Core.Calculation;

/// <summary>Formulas may be made of one another deeper than a thread's usual stack goes: what follows them runs on a stack of its own.</summary>
internal static class DeepStack
{
    /// <summary>Waits for the result; what is thrown there is thrown here.</summary>
    public static T Run<T>(Func<T> compute, int bytes)
    {
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = compute();
                }
                catch (Exception exception) // carried over to the waiting thread
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            bytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
