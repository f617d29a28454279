using Bowline.Paper;

namespace Bowline.Fuzz.Tests;

/// <summary>The reader of fault plans, which anybody on loopback may post.</summary>
public sealed class PlanFuzzTests
{
    private const int Inputs = 100;

    [Fact]
    public void FaultPlans_WhateverIsInThem_AreReadOrRefused() => FuzzRun.Over("fault-plans", 60, chance =>
    {
        for (var i = 0; i < Inputs; i++)
        {
            var text = Nasty.Damage(chance, chance.Pick(Templates.Plans));
            chance.Last = text;
            if (FaultPlan.Read(text) is FaultPlanRead.Bad bad)
                Assert.NotEmpty(bad.Problems);
        }
        return Inputs;
    });
}
