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
// dotnet run -c Release --project tests/PrepBot.Benchmarks -- visible
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

static int Soak(string[] rest) => rest is [var soak] ? int.Parse(soak, System.Globalization.CultureInfo.InvariantCulture) : 100_000;
