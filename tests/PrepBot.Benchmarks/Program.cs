using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PrepBot.Benchmarks;
using PrepBot.Benchmarks.Discord;
using PrepBot.Benchmarks.Slack;
using PrepBot.Benchmarks.Wire;

// Speed and memory as ratios against a baseline of the same run: machines are shared, and a figure alone says little.
// dotnet run -c Release --project tests/PrepBot.Benchmarks -- --filter '*Pairing*'
// dotnet run -c Release --project tests/PrepBot.Benchmarks -- coverage
// dotnet run -c Release --project tests/PrepBot.Benchmarks -- discord [how many interactions before memory is looked at]
// dotnet run -c Release --project tests/PrepBot.Benchmarks -- slack [the same]
// dotnet run -c Release --project tests/PrepBot.Benchmarks -- table [discord or slack]
// dotnet run -c Release --project tests/PrepBot.Benchmarks -- visible
// dotnet run -c Release --project tests/PrepBot.Benchmarks -- alone
// dotnet run -c Release --project tests/PrepBot.Benchmarks -- growth [how many rounds the year has]
if (args is ["coverage"])
{
    await CoverageAtScale.RunAsync();
    return;
}

switch (args)
{
    case ["slack", .. var rest]:
        await WireBenchmark.RunAsync(new SlackWire(), Soak(rest));
        return;
    case ["alone"]:
        NeverAlone.Run();
        return;
    case ["growth", .. var rest]:
        await Growth.RunAsync(rest is [var rounds] ? Number(rounds) : 2_600);
        return;
    case ["table", "slack"]:
        await SpeedTable.RunAsync(new SlackWire());
        return;
    case ["table", ..]:
        await SpeedTable.RunAsync(new DiscordWire());
        return;
    case ["visible"]:
        await VisibleEffect.RunAsync();
        return;
    case ["discord", .. var rest]:
        await WireBenchmark.RunAsync(new DiscordWire(), Soak(rest));
        return;
    case [SlackPeer.Verb]:
        await SlackPeer.ServeAsync();
        return;
    case [DiscordPeer.Verb]:
        await DiscordPeer.ServeAsync();
        return;
    default:
        break;
}

var config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .WithOptions(ConfigOptions.DisableOptimizationsValidator);
BenchmarkSwitcher.FromAssembly(typeof(WireBenchmark).Assembly).Run(args, config);

static int Soak(string[] rest) => rest is [var soak] ? Number(soak) : 100_000;

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
