namespace PrepBot.Host.Startup;

/// <summary>Shows what is going on, a line each, in the order it was told.</summary>
internal sealed class ConsoleProgress : IProgress<string>
{
    public void Report(string value) => Console.WriteLine(value);
}
